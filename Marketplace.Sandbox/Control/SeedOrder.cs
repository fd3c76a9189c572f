namespace Marketplace.Sandbox.Control;

/// <summary><c>POST /control/{channel}/seed</c>: makes a shop as large as wanted.</summary>
internal sealed record SeedOrder
{
    private const int Most = 200_000;

    public int Listings { get; init; }

    public static async Task<int> ReadAsync(HttpRequest request)
    {
        var count = (await ControlBody.ReadAsync<SeedOrder>(request)).Listings;
        return count is >= 1 and <= Most ? count : throw new BadHttpRequestException($"listings must be between 1 and {Most}");
    }
}
