using Aisle.Assistant.Memory;
using Aisle.Catalog;
using Aisle.Catalog.Search;

namespace Aisle.Assistant.Understanding;

/// <summary>What an utterance asks for, with its slots filled. Closed: each has one answer in <c>Answering</c>.</summary>
internal abstract record Intent
{
    private Intent()
    {
    }

    /// <summary>For the trace: "find", "ask".</summary>
    public string Name => this switch
    {
        Lead => "choose",
        Care => "outofscope",
        _ => GetType().Name.ToLowerInvariant(),
    };

    /// <summary>The products that an intent is about; none for those that are about no product.</summary>
    public static References AboutOf(Intent intent) => intent switch
    {
        Ask i => i.About,
        Price i => i.About,
        Stock i => i.About,
        Compare i => i.About,
        Reviews i => i.About,
        Choose i => i.Among,
        Lead i => i.Among,
        Alternatives i => i.To,
        Related i => i.To,
        Buy i => i.What,
        Why i => i.About,
        _ => References.None,
    };

    /// <summary>Look for something: new, or what was looked for with a change.</summary>
    /// <param name="Wish">All that is in force now.</param>
    /// <param name="Refines">Whether it changes what was looked for before.</param>
    /// <param name="Relative">"Cheaper": what it is measured against, so that the answer can say so when there is none.</param>
    /// <param name="Unmet">Words that were said and that nothing has together with the rest: they are left out, and the answer says so.</param>
    public sealed record Find(Wish Wish, bool Refines, Relative? Relative = null, string Unmet = "") : Intent
    {
        /// <summary>"The lightest tent": what the best matches are ordered by; null for none.</summary>
        public Measurable? By { get; init; }

        /// <summary>What of the shopper's memory it uses: the answer tells it.</summary>
        public ShopperMemory Recalled { get; init; } = ShopperMemory.Nothing;
    }

    /// <summary>The next page of what was found.</summary>
    public sealed record More : Intent;

    /// <summary>A question on one product or a few.</summary>
    /// <param name="About">In the order in which they are answered.</param>
    /// <param name="Question">As asked; <see cref="Overview"/> for what it is.</param>
    public sealed record Ask(References About, string Question) : Intent
    {
        /// <summary>The question where nothing particular is asked: what it is.</summary>
        public const string Overview = "";
    }

    public sealed record Price(References About, string Question) : Intent;

    /// <summary>Whether it can be had, with options where some were named ("in black, size M").</summary>
    public sealed record Stock(References About, string Question) : Intent;

    public sealed record Compare(References About, string Question) : Intent;

    /// <param name="About">Whose reviews.</param>
    /// <param name="Aspect">What of it; null for the whole.</param>
    public sealed record Reviews(References About, string? Aspect) : Intent
    {
        /// <summary>Only what reviewers find fault with.</summary>
        public bool Complaints { get; init; }
    }

    /// <param name="Question">As asked.</param>
    /// <param name="About">The product it is on, where there is one.</param>
    public sealed record Policies(string Question, References About) : Intent;

    /// <summary>The one among those shown that leads in something: "the cheapest", "which is the lightest".</summary>
    public sealed record Choose(References Among, Superlative By) : Intent;

    /// <summary>The one among those shown that has most or least of a measured property: "the lightest", "the highest refresh rate".</summary>
    public sealed record Lead(References Among, Measurable By) : Intent;

    /// <summary>Others that serve the same end.</summary>
    /// <param name="To">The one that they stand in for.</param>
    /// <param name="Cheaper">They cost less.</param>
    /// <param name="Better">They are rated better.</param>
    /// <param name="Available">They can be had now.</param>
    /// <param name="Past">They have more or less of something: "similar ones but lighter".</param>
    public sealed record Alternatives(References To, bool Cheaper, bool Better = false, bool Available = false, AttributeFilter? Past = null) : Intent;

    /// <summary>What the shop ties to a product.</summary>
    public sealed record Related(References To, LinkKind? Kind) : Intent;

    /// <summary>The shopper wants to have it: proposes to put it in the cart.</summary>
    public sealed record Buy(References What, string Question) : Intent
    {
        /// <summary>"Yes", to what was proposed: the page puts it in, at a press of the shopper's.</summary>
        public bool Agreed { get; init; }
    }

    /// <summary>Why it was shown or chosen.</summary>
    public sealed record Why(References About) : Intent;

    /// <summary>What is remembered of the shopper, by their wish.</summary>
    /// <param name="Act">To be done.</param>
    /// <param name="After">What is remembered then.</param>
    public sealed record Memory(MemoryAct Act, ShopperMemory After) : Intent;

    /// <summary>A topic that the shop's care policy answers.</summary>
    public sealed record Care(CareTopic Topic) : Intent;

    public sealed record Talk(SmallTalk Kind) : Intent;

    /// <summary>Not a shop's business, or not what this rung can do.</summary>
    public sealed record OutOfScope(Beyond What) : Intent;
}

internal enum SmallTalk
{
    Greeting,
    Thanks,
    Farewell,
    Help,
    WhoAreYou,
    Acknowledged,

    /// <summary>The shopper thinks it over.</summary>
    Thinking,
    StartedOver,
    Refused,
    Rude,
}

internal enum Beyond
{
    /// <summary>A particular order: this assistant has no access to orders.</summary>
    Order,

    /// <summary>Someone at the shop is asked for.</summary>
    Person,

    /// <summary>Orders to the assistant itself, as pasted text carries them: nothing follows them.</summary>
    Instruction,

    /// <summary>Anything else that is not the shop's.</summary>
    Other,
}

/// <summary>What leads.</summary>
internal enum Superlative
{
    Cheapest,
    MostExpensive,
    BestRated,
    MostReviewed,
}

/// <summary>A bound that was set against products shown: "cheaper" than these.</summary>
internal enum Relative
{
    Cheaper,
    Pricier,
}
