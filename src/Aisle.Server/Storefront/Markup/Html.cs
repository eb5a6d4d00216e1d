using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Aisle.Server.Storefront.Markup;

/// <summary>
/// A piece of a page as data. There is no way to pass markup in: text and attributes are encoded as they are written, and an address that a
/// page must not follow or load is left out. So nothing from a catalogue, a review or an address can turn into script.
/// </summary>
internal abstract class Html
{
    /// <summary>Every script stands as it is; what means something in HTML is encoded.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static implicit operator Html(string? text) => new Words(text ?? "");

    /// <param name="tag">A name with its classes, "li.tile"; never from data.</param>
    /// <param name="children">What is null is left out.</param>
    public static Html H(string tag, params ReadOnlySpan<Html?> children) => new Element(tag, [], [.. children]);

    /// <param name="tag">A name with its classes, "li.tile"; never from data.</param>
    /// <param name="attributes">Names are never from data. A null value leaves one out, an empty one stands bare.</param>
    /// <param name="children">What is null is left out.</param>
    public static Html H(string tag, (string Name, string? Value)[] attributes, params ReadOnlySpan<Html?> children) => new Element(tag, attributes, [.. children]);

    public static Html All(params ReadOnlySpan<Html?> parts) => new Parts([.. parts]);

    public static Html All(IEnumerable<Html?> parts) => new Parts([.. parts]);

    /// <summary>Data for machines, as JSON-LD; a browser does not run it.</summary>
    public static Html JsonLd(JsonNode data) => new Data(data);

    /// <summary>An attribute that is there or not.</summary>
    public static (string Name, string? Value) When(bool holds, string name) => (name, holds ? "" : null);

    public string Render()
    {
        var to = new StringBuilder("<!doctype html>\n", 32_768);
        WriteTo(to);
        return to.ToString();
    }

    protected abstract void WriteTo(StringBuilder to);

    private sealed class Words(string text) : Html
    {
        protected override void WriteTo(StringBuilder to) => to.Append(Encoder.Encode(text));
    }

    private sealed class Parts(Html?[] parts) : Html
    {
        protected override void WriteTo(StringBuilder to)
        {
            foreach (var part in parts)
            {
                part?.WriteTo(to);
            }
        }
    }

    private sealed class Data(JsonNode data) : Html
    {
        /// <summary>The serializer's own encoder writes &lt; and &gt; as \u003C and \u003E, so that no text can end the element.</summary>
        protected override void WriteTo(StringBuilder to) => to.Append("<script type=\"application/ld+json\">").Append(data.ToJsonString()).Append("</script>");
    }

    private sealed class Element(string tag, (string Name, string? Value)[] attributes, Html?[] children) : Html
    {
        private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "link", "meta"];
        private static readonly HashSet<string> Addresses = ["action", "href", "src"];

        protected override void WriteTo(StringBuilder to)
        {
            var dot = tag.IndexOf('.', StringComparison.Ordinal);
            var name = dot < 0 ? tag : tag[..dot];
            to.Append('<').Append(name);
            if (dot >= 0)
            {
                Write(to, "class", tag[(dot + 1)..].Replace('.', ' '));
            }

            foreach (var (attribute, value) in attributes)
            {
                if (value is not null && (!Addresses.Contains(attribute) || SafeAddress.IsSafe(value)))
                {
                    Write(to, attribute, value);
                }
            }

            to.Append('>');
            if (Void.Contains(name))
            {
                return;
            }

            foreach (var child in children)
            {
                child?.WriteTo(to);
            }

            to.Append("</").Append(name).Append('>');
        }

        private static void Write(StringBuilder to, string name, string value)
        {
            to.Append(' ').Append(name);
            if (value.Length > 0)
            {
                to.Append("=\"").Append(Encoder.Encode(value)).Append('"');
            }
        }
    }
}
