using Marketplace.Sandbox.Pictures;

namespace Marketplace.Sandbox.Etsy.Seed;

internal enum Varies
{
    Not,
    BySize,
    ByColor,
    BySizeAndColor,
}

/// <summary>One listing of a seeded shop. With variations, <paramref name="Sku"/> is the stem and larger sizes cost more.</summary>
internal sealed record SeedItem(
    string Section, long TaxonomyId, string Sku, string Title, decimal Price, int Quantity, Varies Varies, string Tags, string Blurb)
{
    public Subject Subject => Section switch
    {
        "Kitchen" => Subject.Mug,
        "Candles" => Subject.Candle,
        "Wear" => Subject.Shirt,
        "Jewelry" => Subject.Ring,
        "Paper" => Subject.Book,
        _ => Subject.Vase,
    };
}
