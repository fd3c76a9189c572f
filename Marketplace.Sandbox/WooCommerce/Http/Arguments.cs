using System.Globalization;

namespace Marketplace.Sandbox.WooCommerce.Http;

/// <summary>
/// The parameters of a list. What WooCommerce refuses is refused; names that the list does not have are refused, too, where WordPress ignores them,
/// so that a client's spelling mistakes come out.
/// </summary>
internal sealed class Arguments
{
    /// <summary>WordPress's own, of every call.</summary>
    private static readonly string[] Global = ["_fields", "_embed", "_envelope", "context"];

    private readonly IQueryCollection query;

    public Arguments(HttpRequest request, params IReadOnlyCollection<string> names)
    {
        query = request.Query;
        foreach (var name in query.Keys.Where(key => !names.Contains(key.Split('[')[0]) && !Global.Contains(key)))
            throw WooRefusal.Parameter(name, $"{name} is not a parameter of this list.");
        Page = Whole("page", 1, int.MaxValue) ?? 1;
        PerPage = Whole("per_page", 1, 100) ?? 10;
        Offset = Whole("offset", 0, int.MaxValue) ?? ((Page - 1) * PerPage);
        Fields = Text("_fields") is { } fields ? fields.Split(',').ToHashSet(StringComparer.Ordinal) : null;
        OneOf("context", "view", "edit");
    }

    public int Page { get; }

    public int PerPage { get; }

    public int Offset { get; }

    public IReadOnlySet<string>? Fields { get; }

    public string? Text(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    public string? OneOf(string name, params IReadOnlyCollection<string> allowed) => Text(name) is not { } text || allowed.Contains(text)
        ? Text(name)
        : throw WooRefusal.Parameter(name, $"{name} is not one of {string.Join(", ", allowed)}.");

    public int? Whole(string name, int min, int max)
    {
        if (Text(name) is not { } text)
            return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw WooRefusal.Parameter(name, $"{name} is not of type integer.");
        return number >= min && number <= max ? number : throw WooRefusal.Parameter(name, $"{name} must be between {min} (inclusive) and {max} (inclusive)");
    }

    public IReadOnlySet<long>? Ids(string name) => Text(name)?.Split(',')
        .Select((text, i) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw WooRefusal.Parameter(name, $"{name}[{i}] is not of type integer.")).ToHashSet();

    public bool Flag(string name) => OneOf(name, "true", "false", "1", "0") is "true" or "1";

    /// <summary>Without a zone: the site's, which is GMT here, so <c>dates_are_gmt</c> changes nothing.</summary>
    public DateTimeOffset? Time(string name) => Text(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw WooRefusal.Parameter(name, $"Invalid date: {name}.");

    /// <summary>Orders what has an id and a time of creation.</summary>
    public IReadOnlyList<T> Sorted<T>(IEnumerable<T> items, Func<T, long> id, Func<T, DateTimeOffset> created, Func<T, string> title, Func<T, string> slug)
    {
        var ascending = OneOf("order", "asc", "desc") == "asc";
        return OneOf("orderby", "date", "id", "include", "title", "slug", "price", "popularity", "rating", "name") switch
        {
            "id" or "include" => [.. ascending ? items.OrderBy(id) : items.OrderByDescending(id)],
            "title" or "name" => [.. ascending ? items.OrderBy(title, StringComparer.Ordinal) : items.OrderByDescending(title, StringComparer.Ordinal)],
            "slug" => [.. ascending ? items.OrderBy(slug, StringComparer.Ordinal) : items.OrderByDescending(slug, StringComparer.Ordinal)],
            _ => [.. ascending ? items.OrderBy(created).ThenBy(id) : items.OrderByDescending(created).ThenByDescending(id)],
        };
    }
}
