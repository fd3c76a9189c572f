using System.Globalization;
using System.Text.RegularExpressions;

namespace Marketplace.Sandbox.Shopify.Graph;

/// <summary>
/// Shopify's search syntax, as far as a sync needs it: terms <c>field:value</c> that must all hold, values with <c>&gt;= &gt; &lt;= &lt;</c> in front, quoted
/// where they have a colon, or several separated by commas.
/// </summary>
internal sealed partial class SearchQuery
{
    private readonly IReadOnlyList<(string Field, string Comparison, string Value)> terms;

    private SearchQuery(IReadOnlyList<(string, string, string)> terms) => this.terms = terms;

    public static SearchQuery Parse(string? query) => new(
    [
        .. Term().Matches(query ?? "").Select(m => (m.Groups["field"].Value, m.Groups["comparison"].Value, m.Groups["value"].Value.Trim('\'', '"'))),
    ]);

    /// <param name="values">The record's value of a field: a text, a number or a time; null for a field that cannot be searched, which matches anything, as on Shopify.</param>
    public bool Matches(Func<string, object?> values) => terms.All(term => values(term.Field) is not { } value || Holds(value, term.Comparison, term.Value));

    private static bool Holds(object value, string comparison, string wanted) => value switch
    {
        DateTimeOffset at => DateTimeOffset.TryParse(wanted, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && Compares(at.CompareTo(time), comparison),
        long number => long.TryParse(wanted, NumberStyles.Integer, CultureInfo.InvariantCulture, out var limit) && Compares(number.CompareTo(limit), comparison),
        IEnumerable<string> texts => wanted.Split(',').Any(w => texts.Contains(w.Trim(), StringComparer.OrdinalIgnoreCase)),
        _ => wanted.Split(',').Any(w => string.Equals(w.Trim(), value.ToString(), StringComparison.OrdinalIgnoreCase)),
    };

    private static bool Compares(int order, string comparison) => comparison switch
    {
        ">=" => order >= 0,
        ">" => order > 0,
        "<=" => order <= 0,
        "<" => order < 0,
        _ => order == 0,
    };

    [GeneratedRegex("""(?<field>[\w.]+):\s*(?<comparison>>=|<=|>|<)?(?<value>'[^']*'|"[^"]*"|\S+)""", RegexOptions.None, 1000)]
    private static partial Regex Term();
}
