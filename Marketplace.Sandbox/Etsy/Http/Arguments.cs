using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Marketplace.Sandbox.Etsy.Http;

/// <summary>
/// The parameters of a call, from its query or its form. Names that the operation does not have are refused, so that a
/// client's spelling mistakes come out. An array may be comma-separated, repeated, or repeated under <c>name[]</c>.
/// </summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, StringValues> values = new(StringComparer.Ordinal);

    private Arguments(IEnumerable<KeyValuePair<string, StringValues>> source, IEnumerable<string> allowed)
    {
        foreach (var (key, value) in source)
        {
            var name = key.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? key[..bracket] : key;
            if (!allowed.Contains(name))
                throw EtsyRefusal.Bad($"Unknown parameter: {key}");
            values[name] = StringValues.Concat(values.GetValueOrDefault(name), value);
        }
    }

    public static Arguments Query(HttpRequest request, params IEnumerable<string> allowed) => new(request.Query, allowed);

    public static async Task<Arguments> FormAsync(HttpRequest request, params IEnumerable<string> allowed)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            throw EtsyRefusal.ContentType("application/x-www-form-urlencoded");
        return new Arguments(await request.ReadFormAsync(request.HttpContext.RequestAborted), allowed);
    }

    public static Arguments Multipart(IFormCollection form, params IEnumerable<string> allowed) => new(form, allowed);

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>The text, or null when it is absent or empty.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name) switch
    {
        [] => null,
        [var text] => string.IsNullOrEmpty(text) ? null : text,
        _ => throw EtsyRefusal.Bad($"Invalid value for {name}: it was sent more than once"),
    };

    public string Required(string name) => Text(name) ?? throw EtsyRefusal.Bad($"Missing input parameter: {name}");

    public string? OneOf(string name, IReadOnlyCollection<string> allowed)
    {
        if (Text(name) is not { } text)
            return null;
        return allowed.Contains(text)
            ? text
            : throw EtsyRefusal.Bad($"Invalid value for {name}: '{text}' is not one of {string.Join(", ", allowed)}");
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        var text => throw Invalid(name, text, "a boolean"),
    };

    public int? Whole(string name, int min = int.MinValue, int max = int.MaxValue)
    {
        if (Text(name) is not { } text)
            return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw Invalid(name, text, "an integer");
        return number >= min && number <= max ? number : throw Invalid(name, text, $"between {min} and {max}");
    }

    public long? Id(string name)
    {
        if (Text(name) is not { } text)
            return null;
        return ParseId(name, text);
    }

    public decimal? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Invalid(name, text, "a number");
    }

    /// <summary>The entries, or null when the array is absent; an empty value is an empty array.</summary>
    public IReadOnlyList<string>? List(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return null;
        return [.. value.SelectMany(v => v!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
    }

    public IReadOnlyList<long>? Ids(string name) => List(name)?.Select(text => ParseId(name, text)).ToArray();

    private static long ParseId(string name, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id >= 1
            ? id
            : throw Invalid(name, text, "a positive integer");

    private static EtsyRefusal Invalid(string name, string text, string expected) =>
        EtsyRefusal.Bad($"Invalid value for {name}: '{text}' is not {expected}");
}
