namespace Marketplace.Sandbox.Etsy.Taxonomy;

internal sealed record TaxonomyNode(long Id, string Name, IReadOnlyList<TaxonomyNode> Children);

internal sealed record TaxonomyProperty(
    long Id, string Name, bool SupportsVariations, IReadOnlyList<(long Id, string Name)> Values, IReadOnlyList<(long Id, string Name)> Scales);

/// <summary>A small part of Etsy's seller taxonomy.</summary>
internal static class TaxonomyTree
{
    /// <summary>The two free properties, which a seller names herself.</summary>
    public const long Custom1 = 513;
    public const long Custom2 = 514;

    public static readonly TaxonomyProperty PrimaryColor = new(200, "Primary color", true, Values(
        1213, "Beige", "Black", "Blue", "Bronze", "Brown", "Clear", "Copper", "Gold", "Gray", "Green", "Orange", "Pink", "Purple", "Red", "Silver",
        "White", "Yellow"), []);

    public static readonly TaxonomyProperty Size = new(100, "Size", true, Values(
        2016, "XS", "S", "M", "L", "XL", "2X", "One size"), [(25, "Alpha (US)"), (327, "Inches"), (329, "Centimeters")]);

    public static readonly TaxonomyProperty Material = new(507, "Material", true, Values(
        3101, "Brass", "Ceramic", "Cotton", "Glass", "Leather", "Linen", "Soy wax", "Wood", "Wool"), []);

    public static readonly IReadOnlyList<TaxonomyProperty> Properties =
    [
        PrimaryColor,
        Size,
        Material,
        new(Custom1, "Custom Property", true, [], []),
        new(Custom2, "Custom Property", true, [], []),
        new(46803063641, "Occasion", false, Values(19, "Anniversary", "Birthday", "Housewarming", "Wedding"), []),
    ];

    public static readonly IReadOnlyList<TaxonomyNode> Roots =
    [
        Node(1, "Accessories", Node(66, "Hats & Caps"), Node(102, "Scarves & Wraps"), Node(138, "Keychains & Lanyards")),
        Node(132, "Bags & Purses", Node(133, "Totes"), Node(145, "Pouches & Coin Purses")),
        Node(199, "Bath & Beauty", Node(221, "Soaps"), Node(230, "Skin Care")),
        Node(374, "Clothing", Node(436, "Gender-Neutral Adult Clothing", Node(482, "T-shirts"), Node(485, "Hoodies & Sweatshirts"))),
        Node(562, "Craft Supplies & Tools", Node(6561, "Patterns & How To")),
        Node(
            891,
            "Home & Living",
            Node(894, "Bedding", Node(895, "Blankets & Throws")),
            Node(1005, "Home Decor", Node(1008, "Candles & Holders", Node(1010, "Candles")), Node(1029, "Vases"), Node(1034, "Wall Decor")),
            Node(
                1044,
                "Kitchen & Dining",
                Node(1060, "Drink & Barware", Node(1062, "Mugs")),
                Node(1069, "Cookware", Node(1071, "Cutting Boards")),
                Node(1074, "Linens", Node(1078, "Tea Towels"))),
            Node(970, "Lighting", Node(974, "Table Lamps"))),
        Node(1179, "Jewelry", Node(1203, "Earrings"), Node(1229, "Necklaces"), Node(1238, "Rings")),
        Node(1250, "Paper & Party Supplies", Node(1260, "Stationery", Node(1266, "Notebooks"))),
        Node(1351, "Pet Supplies", Node(1358, "Pet Collars & Leashes")),
    ];

    public static readonly IReadOnlyDictionary<long, TaxonomyNode> ById = Roots.SelectMany(All).ToDictionary(n => n.Id);

    public static TaxonomyProperty? Property(long id) => Properties.FirstOrDefault(p => p.Id == id);

    private static TaxonomyNode Node(long id, string name, params IReadOnlyList<TaxonomyNode> children) => new(id, name, children);

    private static IEnumerable<TaxonomyNode> All(TaxonomyNode node) => node.Children.SelectMany(All).Prepend(node);

    private static (long, string)[] Values(long first, params string[] names) => [.. names.Select((name, i) => (first + i, name))];
}
