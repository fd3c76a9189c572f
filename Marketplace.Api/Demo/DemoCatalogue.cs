namespace Marketplace.Api.Demo;

/// <param name="Options">Name to values; a product without options has one variant.</param>
internal sealed record DemoProduct(
    string Handle, string Title, string Type, string[] Tags, decimal Price, decimal? CompareAt, int Stock, string Description,
    (string Name, string[] Values)? Options = null);

/// <summary>What the demo seller sells: a small shop of handmade and vintage things.</summary>
internal static class DemoCatalogue
{
    public const string Vendor = "Harbour & Hollow";

    private static readonly string[] s_sizes = ["S", "M", "L", "XL"];

    public static IReadOnlyList<DemoProduct> Products { get; } =
    [
        new("stoneware-mug", "Speckled stoneware mug", "Ceramics", ["handmade", "kitchen"], 24, null, 18,
            "Wheel-thrown in small batches, glazed in a speckled oat. Holds 350 ml and survives the dishwasher.",
            ("Colour", ["Oat", "Sea blue", "Charcoal"])),
        new("linen-apron", "Washed linen apron", "Kitchen", ["linen", "kitchen"], 48, 56, 12,
            "Heavy European linen, washed until soft. Cross-back straps, two pockets.", ("Colour", ["Rust", "Moss"])),
        new("fisherman-jumper", "Fisherman's jumper", "Clothing", ["wool", "winter"], 119, null, 6,
            "Undyed wool in a rib that keeps the wind out. Knitted by the sea.", ("Size", s_sizes)),
        new("denim-chore-jacket", "Vintage denim chore jacket", "Clothing", ["vintage", "denim"], 85, 98, 1,
            "A French chore jacket from the seventies, sun-faded and repaired by hand. There is only this one."),
        new("beeswax-candles", "Beeswax candles, set of four", "Home", ["handmade", "gift"], 18, null, 40,
            "Pure beeswax, dipped by hand. They burn for about six hours each and smell faintly of honey."),
        new("walnut-board", "Walnut serving board", "Kitchen", ["wood", "gift"], 64, null, 9,
            "Oiled black walnut with a leather loop, cut from a single plank.", ("Size", ["Small", "Large"])),
        new("enamel-camp-kettle", "Enamel camp kettle", "Outdoor", ["vintage", "camping"], 39, null, 3,
            "Red enamel with the chips of a well-travelled life. Boils over an open fire."),
        new("botanical-print", "Botanical print: fern", "Art", ["print", "gift"], 32, null, 25,
            "A giclée print of a nineteenth-century plate on cotton paper.", ("Size", ["A4", "A3"])),
        new("leather-card-holder", "Leather card holder", "Accessories", ["leather", "handmade"], 36, 42, 15,
            "Vegetable-tanned leather, saddle-stitched, for six cards. It darkens with use.", ("Colour", ["Tan", "Black"])),
        new("wool-socks", "Alpaca walking socks", "Clothing", ["wool", "winter"], 16, null, 60,
            "Soft alpaca with a cushioned foot.", ("Size", ["36–40", "41–45"])),
        new("brass-desk-lamp", "Brass desk lamp", "Home", ["vintage", "lighting"], 140, null, 2,
            "A jointed lamp from a draughtsman's office, rewired for today's sockets."),
        new("seed-tin", "Wildflower seed tin", "Garden", ["gift", "garden"], 12, null, 80,
            "Twelve native wildflowers that bees know. Enough for ten square metres."),
    ];
}
