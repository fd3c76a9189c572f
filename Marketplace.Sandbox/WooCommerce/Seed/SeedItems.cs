using Marketplace.Sandbox.Pictures;

namespace Marketplace.Sandbox.WooCommerce.Seed;

/// <param name="Option">In what its variations differ; null for a simple product.</param>
internal sealed record SeedItem(string Category, string Sku, string Name, Subject Subject, decimal Price, int Stock, string Tags, string? Option = null)
{
    public IReadOnlyList<string> Values { get; init; } = [];
}

/// <summary>What Fern &amp; Feather sells.</summary>
internal static class SeedItems
{
    private static readonly string[] Sizes = ["Small", "Medium", "Large"];
    private static readonly string[] Colours = ["Moss", "Clay", "Bone"];

    public static readonly IReadOnlyList<SeedItem> All =
    [
        new("Planters", "FF-POT-01", "Terracotta herb pot", Subject.Vase, 14, 40, "terracotta,herbs"),
        new("Planters", "FF-POT-02", "Glazed bonsai tray", Subject.Vase, 32, 12, "bonsai,glazed"),
        Sized("Planters", "FF-POT-03", "Ribbed planter", Subject.Vase, 28, 27, "planter"),
        Coloured("Planters", "FF-POT-04", "Hanging planter", Subject.Vase, 36, 18, "planter,hanging"),
        new("Planters", "FF-POT-05", "Self-watering window box", Subject.Vase, 45, 9, "window,planter"),
        Coloured("Planters", "FF-POT-06", "Orchid cachepot", Subject.Vase, 39, 15, "orchid"),
        new("Tools", "FF-TOL-01", "Copper watering can", Subject.Vase, 68, 8, "copper,watering"),
        new("Tools", "FF-TOL-02", "Brass plant mister", Subject.Vase, 29, 22, "brass,watering"),
        new("Tools", "FF-TOL-03", "Ash-handled trowel", Subject.Frame, 24, 30, "tools"),
        new("Tools", "FF-TOL-04", "Pruning snips", Subject.Frame, 34, 16, "tools,pruning"),
        Sized("Tools", "FF-TOL-05", "Goatskin garden gloves", Subject.Textile, 31, 36, "gloves"),
        new("Tools", "FF-TOL-06", "Jute twine in a tin", Subject.Textile, 11, 60, "jute,twine"),
        new("Home", "FF-HOM-01", "Fern print cushion", Subject.Textile, 42, 14, "cushion,fern"),
        Coloured("Home", "FF-HOM-02", "Linen throw", Subject.Textile, 88, 12, "linen,throw"),
        new("Home", "FF-HOM-03", "Pressed flower frame", Subject.Frame, 37, 10, "pressed,frame"),
        new("Home", "FF-HOM-04", "Bentwood table lamp", Subject.Lamp, 129, 5, "lamp,bentwood"),
        Sized("Home", "FF-HOM-05", "Seagrass basket", Subject.Bag, 34, 24, "basket,seagrass"),
        new("Home", "FF-HOM-06", "Beeswax pillar candle", Subject.Candle, 18, 45, "candle,beeswax"),
        new("Home", "FF-HOM-07", "Tomato leaf candle", Subject.Candle, 26, 33, "candle,tomato"),
        new("Home", "FF-HOM-08", "Feather wall hanging", Subject.Textile, 57, 6, "feather,wall"),
        Coloured("Kitchen", "FF-KIT-01", "Hand-thrown mug", Subject.Mug, 23, 36, "mug,handmade"),
        new("Kitchen", "FF-KIT-02", "Herb stripper bowl", Subject.Mug, 27, 20, "bowl,herbs"),
        new("Kitchen", "FF-KIT-03", "Botanical tea towel", Subject.Textile, 15, 50, "towel,botanical"),
        new("Kitchen", "FF-KIT-04", "Olive wood spoon", Subject.Frame, 13, 44, "spoon,olive"),
        Sized("Kitchen", "FF-KIT-05", "Fermentation crock", Subject.Vase, 64, 9, "crock,ferment"),
        new("Wear", "FF-WEA-01", "Waxed canvas apron", Subject.Shirt, 74, 11, "apron,canvas"),
        Sized("Wear", "FF-WEA-02", "Garden smock", Subject.Shirt, 96, 15, "smock"),
        Sized("Wear", "FF-WEA-03", "Fern tee", Subject.Shirt, 32, 30, "tee,fern"),
        new("Wear", "FF-WEA-04", "Market tote", Subject.Bag, 28, 26, "tote,market"),
        new("Wear", "FF-WEA-05", "Silver leaf ring", Subject.Ring, 58, 7, "ring,silver"),
        new("Paper", "FF-PAP-01", "Seed packet calendar", Subject.Book, 22, 40, "calendar,seeds"),
        new("Paper", "FF-PAP-02", "Garden journal", Subject.Book, 19, 38, "journal,garden"),
        Coloured("Paper", "FF-PAP-03", "Letterpress notebook", Subject.Book, 17, 42, "notebook,letterpress"),
        new("Paper", "FF-PAP-04", "Field guide to ferns", Subject.Book, 24, 18, "book,fern"),
        new("Paper", "FF-PAP-05", "Wildflower postcards", Subject.Frame, 12, 55, "postcards,wildflower"),
        new("Home", "FF-ONE-01", "Heron carving, one of a kind", Subject.Frame, 240, 1, "heron,carving"),
    ];

    private static SeedItem Sized(string category, string sku, string name, Subject subject, decimal price, int stock, string tags) =>
        new(category, sku, name, subject, price, stock, tags, "Size") { Values = Sizes };

    private static SeedItem Coloured(string category, string sku, string name, Subject subject, decimal price, int stock, string tags) =>
        new(category, sku, name, subject, price, stock, tags, "Colour") { Values = Colours };
}
