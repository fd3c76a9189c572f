namespace Marketplace.Sandbox.Pictures;

/// <summary>
/// <c>GET /pictures?for=…</c>: a made-up photograph for any name or address, always the same for the same one. It stands in for the
/// pictures of sample files where there is no internet.
/// </summary>
internal static class StandIns
{
    private const int MaxName = 2_000;

    private static readonly (string Word, Subject Subject)[] Kinds =
    [
        ("mug", Subject.Mug), ("cup", Subject.Mug), ("candle", Subject.Candle), ("pot", Subject.Vase), ("vase", Subject.Vase), ("ring", Subject.Ring),
        ("book", Subject.Book), ("pillow", Subject.Textile), ("bed", Subject.Textile), ("frame", Subject.Frame), ("bag", Subject.Bag),
        ("light", Subject.Lamp), ("lamp", Subject.Lamp), ("shirt", Subject.Shirt), ("top", Subject.Shirt), ("jacket", Subject.Shirt), ("fashion", Subject.Shirt),
    ];

    public static void MapStandIns(this WebApplication app) => app.MapGet("/pictures", (string @for) =>
        @for.Length > MaxName
            ? Results.Problem("The name is too long.", statusCode: StatusCodes.Status400BadRequest)
            : Results.Bytes(Draw(@for), "image/png"));

    private static byte[] Draw(string name)
    {
        var number = Number(name);
        var kind = Kinds.FirstOrDefault(k => name.Contains(k.Word, StringComparison.OrdinalIgnoreCase), (Word: "", Subject: (Subject)(number % 10))).Subject;
        return StillLife.Draw(StillLife.Seed(kind, number), StillLife.FullSize, StillLife.FullSize);
    }

    /// <summary>Not string.GetHashCode: that differs from process to process.</summary>
    private static long Number(string name) => name.Aggregate(17L, (hash, c) => ((hash * 31) + c) % 1_000_003);
}
