using System.Text.RegularExpressions;
using Marketplace.Sandbox.Etsy.Http;

namespace Marketplace.Sandbox.Etsy.Listings;

/// <summary>The words, characters and ranges that Etsy's definition allows in a listing.</summary>
internal static partial class ListingRules
{
    public const decimal LowestPrice = 0.20m;
    public const decimal HighestPrice = 50_000m;
    public const int HighestQuantity = 999;
    public const int MostImages = 10;

    public static readonly IReadOnlyCollection<string> WhoMade = ["i_did", "someone_else", "collective"];

    public static readonly IReadOnlyCollection<string> WhenMade =
    [
        "made_to_order", "2020_2026", "2010_2019", "2007_2009", "before_2007", "2000_2006", "1990s", "1980s", "1970s", "1960s", "1950s", "1940s",
        "1930s", "1920s", "1910s", "1900s", "1800s", "1700s", "before_1700",
    ];

    public static readonly IReadOnlyCollection<string> Types = ["physical", "download", "both"];
    public static readonly IReadOnlyCollection<string> WeightUnits = ["oz", "lb", "g", "kg"];
    public static readonly IReadOnlyCollection<string> DimensionUnits = ["in", "ft", "mm", "cm", "m", "yd", "inches"];

    public static string Title(string title)
    {
        if (title.Length > 140)
            throw EtsyRefusal.Problem("title", "cannot be longer than 140 characters");
        if (NotInTitle().Match(title) is { Success: true } character)
            throw EtsyRefusal.Problem("title", $"contains an invalid character: '{character.Value}'");
        if ("%:&+".FirstOrDefault(c => title.Count(t => t == c) > 1) is var repeated and not '\0')
            throw EtsyRefusal.Problem("title", $"can use the character '{repeated}' only once");
        return title;
    }

    public static IReadOnlyList<string> Tags(IReadOnlyList<string> tags)
    {
        if (tags.Count > 13)
            throw EtsyRefusal.Problem("tags", "cannot be more than 13 items");
        if (tags.FirstOrDefault(t => t.Length > 20) is { } tag)
            throw EtsyRefusal.Problem("tags", $"cannot be longer than 20 characters: '{tag}'");
        if (tags.FirstOrDefault(NotInTag().IsMatch) is { } bad)
            throw EtsyRefusal.Problem("tags", $"contains an invalid character: '{bad}'");
        return tags;
    }

    public static IReadOnlyList<string> Words(string field, IReadOnlyList<string> words, int most)
    {
        if (words.Count > most)
            throw EtsyRefusal.Problem(field, $"cannot be more than {most} items");
        if (words.FirstOrDefault(w => w.Length > 45 || NotInWord().IsMatch(w)) is { } bad)
            throw EtsyRefusal.Problem(field, $"contains an invalid value: '{bad}'");
        return words;
    }

    public static decimal Price(string field, decimal price) => price switch
    {
        < LowestPrice => throw EtsyRefusal.Problem(field, "must be at least 0.20"),
        > HighestPrice => throw EtsyRefusal.Problem(field, "cannot be greater than 50000.00"),
        _ => price,
    };

    public static int Quantity(string field, int quantity) => quantity switch
    {
        < 0 => throw EtsyRefusal.Problem(field, "cannot be less than 0"),
        > HighestQuantity => throw EtsyRefusal.Problem(field, "cannot be greater than 999"),
        _ => quantity,
    };

    [GeneratedRegex(@"[^\p{L}\p{Nd}\p{P}\p{Sm}\p{Zs}™©®]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInTitle();

    [GeneratedRegex(@"[^\p{L}\p{Nd}\p{Zs}\-'™©®]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInTag();

    [GeneratedRegex(@"[^\p{L}\p{Nd}\p{Zs}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInWord();
}
