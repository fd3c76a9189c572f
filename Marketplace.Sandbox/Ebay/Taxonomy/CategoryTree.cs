namespace Marketplace.Sandbox.Ebay.Taxonomy;

/// <param name="Words">What buyers call the things in it, for suggestions.</param>
internal sealed record CategoryNode(string Id, string Name, string Words, IReadOnlyList<CategoryNode> Children);

/// <param name="Required">Without it an offer cannot be published.</param>
/// <param name="Soon">It will be required: a listing without it violates <c>ASPECTS_ADOPTION</c>.</param>
internal sealed record CategoryAspect(string Name, bool Required, bool Soon, bool ForVariations, IReadOnlyList<string> Values);

/// <summary>A small part of eBay's category tree for the United States, which stands for every marketplace's.</summary>
internal static class CategoryTree
{
    public const string Id = "0";
    public const string Version = "131";

    private static readonly CategoryAspect Brand = new("Brand", true, false, false, ["Unbranded", "Handmade", "Harbour & Pine"]);
    private static readonly CategoryAspect Color = new("Color", false, false, true, ["Black", "Blue", "Gray", "Green", "Red", "White"]);
    private static readonly CategoryAspect Material = new("Material", false, true, false, ["Brass", "Ceramic", "Cotton", "Linen", "Paper", "Silver", "Soy", "Wood", "Wool"]);
    private static readonly CategoryAspect Size = new("Size", true, false, true, ["XS", "S", "M", "L", "XL", "One Size"]);

    public static readonly IReadOnlyList<CategoryNode> Roots =
    [
        Node("11450", "Clothing, Shoes & Accessories", "", Node("1059", "Men", "", Node("15687", "T-Shirts", "t-shirt tee shirt cotton"), Node("155183", "Sweatshirts, Hoodies", "sweatshirt hoodie"), Node("52365", "Hats", "hat cap beanie")),
            Node("4251", "Women's Accessories", "", Node("45238", "Scarves & Wraps", "scarf wrap shawl"), Node("169291", "Bags & Handbags", "tote bag pouch"))),
        Node("11700", "Home & Garden", "", Node("20625", "Kitchen, Dining & Bar", "", Node("20696", "Mugs", "mug cup tumbler coffee"), Node("46282", "Cutting Boards", "board cutting serving"), Node("20656", "Kitchen Towels", "towel tea linen"), Node("20642", "Serving Utensils", "spoon salt cellar")),
            Node("10033", "Home Décor", "", Node("262975", "Candles", "candle soy taper"), Node("16102", "Candle Holders", "holder candlestick"), Node("101415", "Vases", "vase bud"), Node("10034", "Wall Hangings", "print linocut art hook")),
            Node("20444", "Bedding", "", Node("175750", "Blankets & Throws", "blanket throw wool")), Node("20697", "Lamps", "lamp light")),
        Node("281", "Jewelry & Watches", "", Node("262012", "Earrings", "earring"), Node("155101", "Necklaces & Pendants", "necklace pendant"), Node("155103", "Rings", "ring")),
        Node("267", "Books & Stationery", "", Node("45740", "Notebooks", "notebook journal")),
        Node("26395", "Health & Beauty", "", Node("67391", "Soaps", "soap bar")),
        Node("1281", "Pet Supplies", "", Node("63058", "Leashes", "leash dog")),
    ];

    private static readonly IReadOnlyDictionary<string, (CategoryNode Node, IReadOnlyList<CategoryNode> Ancestors)> ById =
        Roots.SelectMany(root => Walk(root, [])).ToDictionary(found => found.Node.Id, found => found);

    public static bool IsLeaf(string id) => ById.TryGetValue(id, out var found) && found.Node.Children.Count == 0;

    public static CategoryNode? Find(string id) => ById.TryGetValue(id, out var found) ? found.Node : null;

    public static IReadOnlyList<CategoryNode> AncestorsOf(string id) => ById[id].Ancestors;

    public static IReadOnlyList<CategoryAspect> AspectsOf(string? id) => id is null || !IsLeaf(id) ? []
        : ById[id].Ancestors[0].Id == "11450" && id is not "169291" ? [Brand, Size, Color, Material]
        : [Brand, Color, Size with { Required = false }, Material];

    /// <summary>The leaves whose words a title shares, best first.</summary>
    public static IEnumerable<CategoryNode> Suggest(string title)
    {
        string[] words = title.ToLowerInvariant().Split([' ', ',', '.', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return ById.Values.Select(found => found.Node).Where(node => node.Children.Count == 0)
            .Select(node => (Node: node, Score: words.Count(word => node.Words.Split(' ').Any(known => word == known || word == known + "s"))))
            .Where(found => found.Score > 0)
            .OrderByDescending(found => found.Score)
            .Select(found => found.Node);
    }

    private static CategoryNode Node(string id, string name, string words, params IReadOnlyList<CategoryNode> children) => new(id, name, words, children);

    private static IEnumerable<(CategoryNode Node, IReadOnlyList<CategoryNode> Ancestors)> Walk(CategoryNode node, IReadOnlyList<CategoryNode> ancestors) =>
        node.Children.SelectMany(child => Walk(child, [.. ancestors, node])).Prepend((node, ancestors.Count == 0 ? [node] : ancestors));
}
