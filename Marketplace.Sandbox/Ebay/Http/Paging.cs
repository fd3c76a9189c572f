using System.Globalization;

namespace Marketplace.Sandbox.Ebay.Http;

/// <summary>The <c>limit</c> and <c>offset</c> of a list, and the links of its answer.</summary>
/// <param name="Skip">How many records come before the page.</param>
internal sealed record Paging(int Limit, int Offset, int Skip, string Path)
{
    /// <param name="call">The call.</param>
    /// <param name="most">The largest page.</param>
    /// <param name="usual">The page's size when none is asked for.</param>
    /// <param name="byPage">Whether the offset counts pages, as in the Inventory API, instead of records.</param>
    /// <param name="refusal">The API's words for a bad value.</param>
    public static Paging Read(EbayCall call, int most, int usual, bool byPage, Func<string, EbayRefusal> refusal)
    {
        var limit = Number(call, "limit", usual, 1, most, refusal);
        var offset = Number(call, "offset", 0, 0, int.MaxValue, refusal);
        return new Paging(limit, offset, byPage ? offset * limit : offset, call.Request.Path);
    }

    public string Href => Link(Offset);

    public string? Next(int total, bool byPage) => Skip + Limit < total ? Link(byPage ? Offset + 1 : Offset + Limit) : null;

    public string? Previous(bool byPage) => Offset == 0 ? null : Link(Math.Max(0, byPage ? Offset - 1 : Offset - Limit));

    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Skip(Skip).Take(Limit);

    private string Link(int offset) => $"{Path}?limit={Limit}&offset={offset}";

    private static int Number(EbayCall call, string name, int usual, int least, int most, Func<string, EbayRefusal> refusal)
    {
        if (call.Query(name) is not { } text)
            return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw refusal($"Invalid {name}: {text}");
    }
}
