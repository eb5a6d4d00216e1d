using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Aisle.Models.Protocols;

/// <summary>
/// A value in a caller's JSON that knows where it stands, so that what is wrong is named: "messages[0].content[2].text must be a
/// string". Unknown members are ignored: SDKs add fields every week. Null means absent.
/// </summary>
internal readonly struct RequestJson
{
    /// <summary>Deeper JSON than any request has; a reader with no bound can be made to overflow its stack.</summary>
    public const int Depth = 64;

    private readonly Place? _place;

    private RequestJson(JsonElement element, Place? place) => (Element, _place) = (element, place);

    public JsonElement Element { get; }

    /// <summary>Such as "messages[0].role"; "" for the body itself.</summary>
    public string Path => _place?.ToString() ?? "";

    /// <summary>Parses a body that must be an object. The document is returned for its owner to dispose of.</summary>
    /// <exception cref="ModelFaultException">It is no JSON, or no object.</exception>
    public static RequestJson Parse(ReadOnlyMemory<byte> body, out JsonDocument document)
    {
        try
        {
            document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Depth });
        }
        catch (JsonException e)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new ModelFaultException(new ModelFault(
                ModelFaultKind.InvalidRequest, $"Malformed input request: the body is not valid JSON at {where}. Please reformat your input and try again."));
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            document.Dispose();
            throw new ModelFaultException(new ModelFault(
                ModelFaultKind.InvalidRequest, "Malformed input request: the body must be a JSON object. Please reformat your input and try again."));
        }

        return new RequestJson(document.RootElement, null);
    }

    public bool IsText => Element.ValueKind == JsonValueKind.String;

    public bool IsArray => Element.ValueKind == JsonValueKind.Array;

    public bool TryGet(string name, out RequestJson value)
    {
        value = default;
        try
        {
            if (Element.ValueKind != JsonValueKind.Object || !Element.TryGetProperty(name, out var found) || found.ValueKind == JsonValueKind.Null)
            {
                return false;
            }

            value = new RequestJson(found, new Place(_place, name, -1));
            return true;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("has a member whose name is no valid Unicode"); // the lookup unescapes every name it passes
        }
    }

    public RequestJson Get(string name) => TryGet(name, out var value) ? value : throw Wrong($"required key [{name}] not found", name);

    public string Text()
    {
        if (!IsText)
        {
            throw Wrong("must be a string");
        }

        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("must be valid Unicode: it has half of a surrogate pair");
        }
    }

    public string Text(string name) => Get(name).Text();

    public string? FindText(string name) => TryGet(name, out var value) ? value.Text() : null;

    public string OneOf(string name, params ReadOnlySpan<string> known) =>
        Text(name) is var text && known.Contains(text) ? text : throw Get(name).Wrong($"[{text}] is not one of {string.Join(", ", known)}");

    public string? FindOneOf(string name, params ReadOnlySpan<string> known) => TryGet(name, out _) ? OneOf(name, known) : null;

    public bool? FindFlag(string name) =>
        !TryGet(name, out var value) ? null
        : value.Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.Element.GetBoolean()
        : throw value.Wrong("must be true or false");

    public int? FindInteger(string name, int min, int max)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return value.Element.ValueKind == JsonValueKind.Number && value.Element.TryGetDouble(out var number) && number == Math.Floor(number) && number >= min && number <= max
            ? (int)number
            : throw value.Wrong(string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}"));
    }

    public float? FindNumber(string name, double min, double max)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return value.Element.ValueKind == JsonValueKind.Number && value.Element.TryGetDouble(out var number) && number >= min && number <= max
            ? (float)number
            : throw value.Wrong(string.Create(CultureInfo.InvariantCulture, $"must be a number from {min} to {max}"));
    }

    /// <summary>An array's items in order; none where it is absent.</summary>
    public IEnumerable<RequestJson> FindItems(string name) => TryGet(name, out var value) ? value.Items() : [];

    public IEnumerable<RequestJson> Items()
    {
        if (!IsArray)
        {
            throw Wrong("must be an array");
        }

        return Walk(this);

        static IEnumerable<RequestJson> Walk(RequestJson array)
        {
            var index = 0;
            foreach (var item in array.Element.EnumerateArray())
            {
                yield return new RequestJson(item, new Place(array._place, null, index++));
            }
        }
    }

    public IEnumerable<(string Name, RequestJson Value)> Members()
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("must be an object");
        }

        return Walk(this);

        static IEnumerable<(string Name, RequestJson Value)> Walk(RequestJson json)
        {
            foreach (var member in json.Element.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null)
                {
                    var name = json.NameOf(member);
                    yield return (name, new RequestJson(member.Value, new Place(json._place, name, -1)));
                }
            }
        }
    }

    /// <summary>The members by name; of two of one name the last, as JSON parsers have it. Values outlive the request.</summary>
    public Dictionary<string, object?> ToArguments()
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in Members())
        {
            arguments[name] = value.Element.Clone();
        }

        return arguments;
    }

    /// <summary>Strings by name; none where the member is absent.</summary>
    public Dictionary<string, string> FindLabels(string name)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (TryGet(name, out var value))
        {
            foreach (var (key, label) in value.Members())
            {
                labels[key] = label.Text();
            }
        }

        return labels;
    }

    /// <summary>Strings in order; null where the member is absent.</summary>
    public List<string>? FindTexts(string name) => TryGet(name, out var value) ? [.. value.Items().Select(item => item.Text())] : null;

    /// <summary>The bytes of a base64 string.</summary>
    public byte[] Bytes() =>
        IsText && Element.TryGetBytesFromBase64(out var bytes) ? bytes : throw Wrong("must be a base64 string");

    /// <summary>The fault to throw: this value, and what is wrong with it.</summary>
    public ModelFaultException Wrong(string what, [AllowNull] string member = null)
    {
        var path = member is null ? Path : Path.Length == 0 ? member : $"{Path}.{member}";
        return new ModelFaultException(new ModelFault(
            ModelFaultKind.InvalidRequest,
            $"Malformed input request: #{(Path.Length == 0 ? "" : "/" + Path)}: {what}, please reformat your input and try again.",
            Parameter: path.Length == 0 ? null : path));
    }

    private string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw Wrong("has a member whose name is no valid Unicode");
        }
    }

    private sealed record Place(Place? Parent, string? Name, int Index)
    {
        public override string ToString() =>
            Name is null ? string.Create(CultureInfo.InvariantCulture, $"{Parent}[{Index}]") : Parent is null ? Name : $"{Parent}.{Name}";
    }
}
