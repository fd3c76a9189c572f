using System.Text.RegularExpressions;
using Marketplace.Tests.Grains.Imports;

namespace Marketplace.Tests.Channels.WooCommerce;

/// <summary>WooCommerce's REST reference as far as its pages are beside the repository: endpoints, parameters, and the tables of properties.</summary>
internal sealed partial class WooCommerceReference
{
    private static readonly string[] _pages =
    [
        "products", "product-variations", "product-categories", "product-tags", "product-shipping-classes", "tax-classes", "orders", "order-notes", "order-refunds", "webhooks", "setting-options", "payment-gateways",
    ];

    private static readonly Lazy<WooCommerceReference?> _instance = new(() => _pages.All(page => PathOf(page) is not null) ? new WooCommerceReference() : null);

    private readonly List<ReferenceEndpoint> _endpoints = [];

    private WooCommerceReference()
    {
        foreach (var page in _pages)
            Read(File.ReadAllLines(PathOf(page)!));
    }

    public static WooCommerceReference? Instance => _instance.Value;

    public static WooCommerceReference OrSkip()
    {
        Assert.SkipUnless(Instance is not null, "../shared/specs/woocommerce is not here.");
        return Instance!;
    }

    /// <summary>The one with the fewest placeholders: <c>products/tags</c> is no product.</summary>
    public ReferenceEndpoint? Find(HttpMethod method, string path) =>
        _endpoints.Where(endpoint => endpoint.Method == method.Method && endpoint.Path.IsMatch(path)).MinBy(endpoint => endpoint.Path.ToString().Split("[^/]+").Length);

    private static string? PathOf(string page) => SharedFiles.Find($"specs/woocommerce/docs/_{page}.md");

    /// <summary>Tables come before the endpoints; an endpoint's parameters stand after it.</summary>
    private void Read(string[] lines)
    {
        var tables = new Dictionary<string, Dictionary<string, ReferenceField>>(StringComparer.Ordinal);
        Dictionary<string, ReferenceField>? table = null;
        var (method, code) = ("", false);
        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                code = !code;
            if (code)
                continue;
            if (Heading().Match(line) is { Success: true } heading)
            {
                table = null;
                if (heading.Groups["text"].Value.EndsWith("properties", StringComparison.Ordinal))
                    tables[Anchor(heading.Groups["text"].Value)] = table = [];
                else if (heading.Groups["text"].Value == "Available parameters" && _endpoints.Count > 0)
                    table = _endpoints[^1].Parameters;
            }
            else if (Label().Match(line) is { Success: true } label)
            {
                method = label.Groups["method"].Value.ToUpperInvariant();
            }
            else if (Address().Match(line) is { Success: true } address)
            {
                var path = Placeholder().Replace(address.Groups["path"].Value, "[^/]+");
                _endpoints.Add(new ReferenceEndpoint(method, new Regex($"^{path}$", RegexOptions.None, TimeSpan.FromSeconds(1)), [], tables));
            }
            else if (Row().Match(line) is { Success: true } row && table is not null)
            {
                table[row.Groups["name"].Value] = Field(row.Groups["type"].Value, row.Groups["text"].Value);
            }
        }
    }

    private static ReferenceField Field(string type, string text) => new(
        type, text.Contains("read-only", StringComparison.Ordinal) && !text.Contains("mandatory", StringComparison.Ordinal), text.Contains("write-only", StringComparison.Ordinal),
        Options().Match(text) is { Success: true } options ? [.. Quoted().Matches(options.Value).Select(match => match.Groups["word"].Value)] : [],
        Link().Match(text) is { Success: true } link ? link.Groups["anchor"].Value : null);

    /// <summary>As the site makes anchors of headings.</summary>
    private static string Anchor(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "-");

    [GeneratedRegex(@"^#+ (?<text>.+?) ?#*$", RegexOptions.None, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<i class=""label label-(?:get|post|put|delete)"">(?<method>\w+)</i>", RegexOptions.None, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"<h6>/wp-json/wc/v3/(?<path>[^<]*)</h6>", RegexOptions.None, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"&lt;\w+&gt;", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\| *`(?<name>\w+)` *\| *(?<type>[\w-]+) *\| *(?<text>.*?) *\|$", RegexOptions.None, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"Options: [^.]*", RegexOptions.None, 1000)]
    private static partial Regex Options();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\(#(?<anchor>[\w-]+)\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchor();
}

/// <param name="Options">Of an enumeration; else empty.</param>
/// <param name="Table">The anchor of the table of what is inside.</param>
internal sealed record ReferenceField(string Type, bool ReadOnly, bool WriteOnly, IReadOnlyList<string> Options, string? Table);

/// <param name="Tables">The page's tables of properties by their anchors; the first is the resource itself.</param>
internal sealed record ReferenceEndpoint(
    string Method, Regex Path, Dictionary<string, ReferenceField> Parameters, IReadOnlyDictionary<string, Dictionary<string, ReferenceField>> Tables)
{
    public Dictionary<string, ReferenceField> Resource => Tables.Values.First();
}
