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
    public Subject Subject => TaxonomyId switch
    {
        1062 => Subject.Mug,
        1008 or 1010 => Subject.Candle,
        482 or 485 => Subject.Shirt,
        1203 or 1229 or 1238 => Subject.Ring,
        1266 or 1071 => Subject.Book,
        1078 or 895 or 102 or 66 or 221 => Subject.Textile,
        1034 => Subject.Frame,
        133 or 145 => Subject.Bag,
        974 => Subject.Lamp,
        _ => Subject.Vase,
    };
}
