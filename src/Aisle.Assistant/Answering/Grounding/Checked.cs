namespace Aisle.Assistant.Answering.Grounding;

/// <summary>What the check made of one sentence of a model.</summary>
internal abstract record Checked
{
    private Checked()
    {
    }

    /// <param name="Parts">Wording, and facts where the model referred to one.</param>
    /// <param name="Shows">What it asks to be shown below the text.</param>
    public sealed record Kept(IReadOnlyList<(Piece Piece, Fact? Fact)> Parts, IReadOnlyList<Display> Shows) : Checked
    {
        public IEnumerable<Fact> Facts => Parts.Select(p => p.Fact).OfType<Fact>();

        /// <summary>Whether anything is left to read when what is only shown is left out.</summary>
        public bool HasText => Parts.Any(p => p.Fact is not null || p.Piece.Text.Any(char.IsLetterOrDigit));

        /// <summary>With its slots filled from records; what they rest on goes into the ledger.</summary>
        public AnswerText Fill(EvidenceLedger ledger)
        {
            var text = new AnswerText(0, 0);
            foreach (var (piece, fact) in Parts)
            {
                if (fact is null)
                {
                    text.AppendLiteral(piece.Text);
                }
                else
                {
                    text.AppendFormatted(fact.Fill!(ledger));
                }
            }

            return text;
        }
    }

    /// <param name="Why">By which rule.</param>
    /// <param name="What">The word or reference that did it, for tests and traces; never shown to a shopper.</param>
    public sealed record Cut(CutReason Why, string What) : Checked;
}

/// <summary>Something that is shown below the text, made by code from records: <c>{{cards p1 p2}}</c>, <c>{{table p1 p2}}</c>, <c>{{reviews p1}}</c>.</summary>
internal sealed record Display(string Kind, IReadOnlyList<string> Handles)
{
    public const string Cards = "cards";
    public const string Table = "table";
    public const string Reviews = "reviews";

    public static IReadOnlyList<string> Kinds { get; } = [Cards, Table, Reviews];
}

/// <summary>Why a sentence was cut.</summary>
public enum CutReason
{
    /// <summary>A reference that was not given out.</summary>
    Reference,

    /// <summary>A fact of one product, said of another.</summary>
    Mismatch,

    /// <summary>A number that is no slot.</summary>
    Number,

    /// <summary>A name that no evidence of this turn has.</summary>
    Name,

    /// <summary>Says what no evidence of this turn carries.</summary>
    Claim,

    /// <summary>The opposite of what a record says.</summary>
    Contradiction,

    /// <summary>Addresses, markup, braces: nothing for a shopper to read.</summary>
    Markup,

    /// <summary>Words of the prompt or names of tools.</summary>
    Leak,
}
