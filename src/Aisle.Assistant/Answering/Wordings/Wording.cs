using System.Globalization;
using Aisle.Assistant.Understanding;
using Aisle.Catalog;
using Aisle.Catalog.Index;
using Aisle.Insight.Evidence;

namespace Aisle.Assistant.Answering.Wordings;

/// <summary>
/// All that the assistant says, in one language. Sentences take slots and give texts, so that no fact is typed here. What a shopper
/// is invited to say (<c>Say…</c>, <c>After…</c>, a condition's undoing) must be understood when said: tests hold it to that.
/// A new language is one class of this kind, and the cues of <c>Understanding</c>.
/// </summary>
internal abstract class Wording
{
    private static readonly EnglishWording English = new();
    private static readonly ChineseWording Chinese = new();

    public static Wording Of(Language language) => language == Language.Chinese ? Chinese : English;

    // Finding.
    public abstract AnswerText Found(Slot total, int count, int shown, Slot words);

    public abstract AnswerText Refined(Slot total, int count, int shown, Slot words);

    public abstract AnswerText FoundAfterDropping(AnswerText dropped, Slot total, int count);

    /// <param name="missing">Words that nothing has.</param>
    /// <param name="words">What was found all the same; "" where nothing of the kind was.</param>
    /// <param name="total">How many.</param>
    /// <param name="count">The same.</param>
    public abstract AnswerText FoundWithout(Slot missing, Slot words, Slot total, int count);

    public abstract AnswerText NothingFound(Slot words);

    /// <summary>A bound that was left aside, since the shop's prices are in another currency.</summary>
    public abstract AnswerText NotInThisCurrency(Slot bound, Slot currency);

    /// <summary>Nothing is called so, though texts mention it: "laptops", where there are bags for them.</summary>
    public abstract AnswerText NotCarried(Slot thing);

    public abstract AnswerText NotUnderstood(Slot words);

    /// <summary>Before what is shown while the shopper is asked something: what was in sight, or one of each department.</summary>
    public abstract AnswerText Meanwhile(bool inSight);

    /// <summary>Something is wanted and nothing of it is said: the best of each department, and the question what it is for.</summary>
    public abstract AnswerText Favourites();

    public abstract string WhichDepartment { get; }

    public abstract AnswerText NoneBeyond(Relative relative);

    public abstract AnswerText More(Slot shown, Slot total);

    public abstract AnswerText NoMore(Slot total, int count);

    /// <summary>After all that there was: what there is without a condition.</summary>
    public abstract AnswerText OthersWithout(Slot condition, Slot total, int count);

    public abstract AnswerText Alternatives(Slot title, Slot total, int count, bool cheaper);

    public abstract AnswerText NoAlternatives(Slot title, bool cheaper);

    public abstract AnswerText Linked(Slot title, LinkKind? kind);

    public abstract AnswerText NothingLinked(Slot title);

    // A product.
    public abstract AnswerText Heading(Slot title);

    public abstract AnswerText Described(Slot title, Slot quote);

    public abstract AnswerText Attribute(Slot name, Slot value);

    /// <summary>What an attribute is called in this language; as the catalogue writes it where no other name is known.</summary>
    public virtual string AttributeName(string name) => name;

    public abstract AnswerText Attributes(IEnumerable<AnswerText> attributes);

    /// <param name="verdict">Yes or no where the question takes one.</param>
    /// <param name="title">The product's.</param>
    /// <param name="source">The evidence's title: an attribute's name, a question, a review's author.</param>
    /// <param name="quote">The evidence's text.</param>
    /// <param name="kind">What the evidence is.</param>
    /// <param name="several">Whether the product was named just before.</param>
    public abstract AnswerText Answer(YesNo? verdict, Slot title, Slot source, Slot quote, EvidenceKind kind, bool several);

    public abstract AnswerText DoesNotSay(Slot title, AnswerText lookedAt, bool several);

    public abstract AnswerText LookedAt(IReadOnlyList<(Looked What, int Count)> at);

    public abstract AnswerText NearestIs(Slot source, Slot quote, EvidenceKind kind);

    public abstract AnswerText Vote(Slot yes, Slot no, int yesCount, int noCount);

    // Price and stock.
    public abstract AnswerText ProductIn(Slot title, IReadOnlyList<Slot> options);

    public abstract AnswerText Costs(AnswerText name, Slot price);

    public abstract AnswerText CostsReduced(AnswerText name, Slot price, Slot before);

    public abstract AnswerText CostsBetween(AnswerText name, Slot lowest, Slot highest);

    public abstract AnswerText NoPrice(AnswerText name);

    public abstract AnswerText ButStock(Slot stock);

    public abstract AnswerText InStock(AnswerText name, Slot stock, Slot price);

    public abstract AnswerText OutOfStock(AnswerText name, Slot stock);

    public abstract AnswerText Left(Slot quantity);

    public abstract AnswerText StockNotKnown(AnswerText name);

    public abstract AnswerText NotInThat(AnswerText name);

    public abstract AnswerText NotIn(Slot title, Slot unknown, AnswerText values);

    public abstract AnswerText ComesIn(Slot title, AnswerText values, Slot total, int count);

    public abstract AnswerText OnlyIn(Slot title, Slot value);

    public abstract AnswerText NoOptions(Slot title);

    public abstract AnswerText WhichOption(AnswerText name);

    public abstract AnswerText ProposeCart(AnswerText name, Slot price);

    /// <summary>The shopper said yes: only their own press puts it in.</summary>
    public abstract AnswerText PressToAdd(AnswerText name);

    public abstract string AddToCart { get; }

    public abstract string Stock(Availability availability);

    // Comparing and choosing.
    public abstract AnswerText CheaperThan(Slot cheap, Slot cheapPrice, Slot dear, Slot dearPrice, int of);

    public abstract AnswerText SamePrice(Slot price);

    public abstract AnswerText RatedHigherThan(Slot high, Slot highStars, Slot low, Slot lowStars);

    public abstract AnswerText Differ(Slot attribute, IEnumerable<(Slot Title, Slot Value)> values);

    public abstract AnswerText NoDifference(AnswerText titles);

    public abstract AnswerText CompareWhat();

    public abstract AnswerText LeadsInPrice(Slot title, Slot price, Slot among, Superlative by);

    public abstract AnswerText LeadsInRating(Slot title, Slot stars, Slot raters, Slot among, Superlative by);

    /// <summary>Has most or least of a measured property.</summary>
    public abstract AnswerText LeadsIn(Slot title, Slot name, Slot value, Slot among);

    /// <summary>The property is told of none of them.</summary>
    public abstract AnswerText NoneTells(Slot among);

    public abstract AnswerText CannotChoose(Superlative by, Slot among);

    public abstract string PriceRow { get; }

    public abstract string RatingRow { get; }

    public abstract string AvailabilityRow { get; }

    public abstract string BrandRow { get; }

    // Reviews.
    public abstract AnswerText Mentions(Slot mentions, Slot reviews, int count, Slot aspect, Slot positive, Slot negative, Slot? mixed);

    /// <summary>How many of those who take a side are positive since a month, and how many were before.</summary>
    public abstract AnswerText Changed(Slot since, Slot positive, Slot sides, Slot positiveBefore, Slot sidesBefore);

    public abstract string Month(DateOnly day);

    public abstract AnswerText NobodyMentions(Slot title, Slot reviews, int count, Slot aspect);

    public abstract AnswerText NoReviews(Slot title);

    public abstract AnswerText RatedWithoutReviews(Slot title, Slot stars, Slot raters);

    public abstract AnswerText RatedByReviews(Slot title, Slot stars, Slot reviews, int count);

    public abstract AnswerText ReviewCount(Slot title, Slot reviews, int count);

    public abstract AnswerText AspectPart(Slot aspect, Slot side, Slot mentions);

    public abstract AnswerText Like(AnswerText aspects);

    public abstract AnswerText Dislike(AnswerText aspects);

    /// <summary>Complaints were asked for, and no aspect has any.</summary>
    public abstract AnswerText NoComplaint(Slot reviews, int count);

    public abstract AnswerText Reviewer(Slot quote);

    // Policies and talk.
    public abstract AnswerText PolicySays(Slot page, IEnumerable<Slot> quotes);

    public abstract AnswerText NoPolicy(Slot pages, int count);

    public abstract AnswerText Talk(SmallTalk kind);

    public abstract AnswerText Beyond(Beyond what);

    public abstract AnswerText WhichProduct();

    public abstract AnswerText BeyondShown(Slot shown, int count);

    // What is remembered.
    public abstract AnswerText CanRemember();

    public abstract AnswerText Remembers(AnswerText entries, bool kept);

    public abstract AnswerText Forgot();

    public abstract AnswerText ForgotThat(AnswerText rest);

    public abstract AnswerText KnowsNothing();

    public abstract AnswerText Knows(AnswerText entries, bool kept);

    public abstract AnswerText RememberedSize(Slot size, Slot? of, Slot? whose);

    public abstract AnswerText RememberedBrand(Slot brand, bool likes);

    public abstract AnswerText RememberedTaste(Slot who, Slot brand, bool likes);

    /// <summary>What of the memory an answer goes by.</summary>
    /// <param name="entries">What was used.</param>
    /// <param name="undo">What to say to go without it; null where it only orders.</param>
    public abstract AnswerText Recalls(AnswerText entries, string? undo);

    /// <summary>Why a product of a liked brand stands where it does.</summary>
    public abstract string LikedReason(string brand, string who);

    public abstract AnswerText RememberedBudget(Slot amount);

    public abstract AnswerText RememberedPerson(Slot person);

    public abstract IEnumerable<string> AfterMemory { get; }

    // Why.
    public abstract AnswerText Because(Slot title, IReadOnlyList<AnswerText> reasons);

    public abstract AnswerText NoReason(Slot title);

    public abstract AnswerText ReasonLeads(Slot by, Slot among);

    public abstract AnswerText ReasonMeets(AnswerText conditions);

    public abstract AnswerText ReasonWords(Slot words);

    public abstract AnswerText ReasonRated(Slot stars, Slot raters);

    public abstract AnswerText ReasonCheapest(Slot price, Slot among);

    public abstract AnswerText ReasonPrice(Slot price);

    /// <summary>"2 of the 3: the X (Mop: Yes); the Y".</summary>
    public abstract AnswerText TheseDo(Slot yes, Slot among, int count, IEnumerable<(Slot Title, Slot Source, Slot Quote, EvidenceKind Kind)> products);

    /// <summary>None is rated, so the best match leads.</summary>
    public abstract AnswerText LeadsInMatch(Slot title, Slot among);

    /// <summary>What a superlative leads in: "lowest price".</summary>
    public abstract string LeadName(Superlative by);

    // Lists and sentences.
    public abstract AnswerText List(IEnumerable<AnswerText> items);

    public AnswerText List(IEnumerable<Slot> items) => List(items.Select(i => (AnswerText)$"{i}"));

    public abstract AnswerText Sentences(IEnumerable<AnswerText> sentences);

    // Labels: these are data of events, made from records.
    /// <summary>Why a card is here: it has these words of the request.</summary>
    public abstract string WordsReason(string words);

    /// <summary>Why a card is here: the shop ties it to this product.</summary>
    public abstract string LinkedReason(string title);

    public abstract string RatedReason(Rating rating);

    public abstract string ReducedReason(Money before);

    public abstract string WhichFacet(string facet);

    /// <summary>A condition as it is shown, with the words that drop it.</summary>
    public Condition Condition(WishCondition condition, CatalogIndex index) => new(condition.Key, Label(condition, index), Remove(condition));

    protected abstract string Label(WishCondition condition, CatalogIndex index);

    protected abstract string Remove(WishCondition condition);

    protected static string Amount(decimal amount, string? currency) =>
        currency is null ? Number(amount)
        : amount == decimal.Truncate(amount) && Currencies.Symbol(currency) is { } symbol ? symbol + amount.ToString("N0", CultureInfo.InvariantCulture)
        : new Money(amount, currency).ToString();

    protected static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    protected static string Measure(decimal number, string? unit) => unit is null ? Number(number) : $"{Number(number)} {unit}";

    // What a shopper may say next.
    public abstract string SayMore { get; }

    public abstract string SayStartOver { get; }

    public abstract string SaySimilar { get; }

    public abstract string? SayValue(string facet, string value);

    public abstract string? SayPrice(string? min, string? max);

    public abstract string SayTakeIn(string options);

    public abstract IEnumerable<string> AfterFind(int shown, bool more, bool rated);

    public abstract IEnumerable<string> AfterNothing(CatalogIndex index);

    public abstract IEnumerable<string> AfterAsk(bool one, bool rated);

    public abstract IEnumerable<string> AfterPrice(bool one);

    public abstract IEnumerable<string> AfterStock(bool one);

    public abstract IEnumerable<string> AfterCompare(bool rated);

    public abstract IEnumerable<string> AfterReviews(bool aspect);

    public abstract IEnumerable<string> AfterPolicy(bool focused);
}

/// <summary>What was read to answer a question.</summary>
internal enum Looked
{
    Attributes,
    Sentences,
    Questions,
    Reviews,
}
