using Marketplace.Sandbox.Ebay.Http;

namespace Marketplace.Sandbox.Ebay.Inventory;

/// <summary>One entry of a bulk answer, with the members of all of them.</summary>
internal sealed record BulkAnswer(int StatusCode)
{
    public string? Sku { get; init; }
    public string? Locale { get; init; }
    public string? OfferId { get; init; }
    public string? ListingId { get; init; }
    public string? MarketplaceId { get; init; }
    public string? Format { get; init; }
    public ItemView? InventoryItem { get; init; }
    public IReadOnlyList<EbayError>? Errors { get; init; }
}

/// <summary>Bulk calls do what can be done, and answer 207 with a status per entry where something could not.</summary>
internal static class Bulk
{
    public static void CheckCount(int count, int errorId, string tooMany)
    {
        if (count == 0)
            throw EbayRefusal.Unreadable("Could not serialize field [requests]");
        if (count > ItemRules.BatchLimit)
            throw EbayRefusal.Inventory(errorId, tooMany);
    }

    public static void CheckUnique(IEnumerable<string?> keys, int errorId, string problem)
    {
        if (keys.GroupBy(key => key).Any(same => same.Skip(1).Any()))
            throw EbayRefusal.Inventory(errorId, problem);
    }

    /// <param name="requests">The entries.</param>
    /// <param name="run">Does one.</param>
    /// <param name="name">The entry's answer without its outcome, for one that was refused.</param>
    public static IResult Answer<T>(IEnumerable<T> requests, Func<T, BulkAnswer> run, Func<T, BulkAnswer> name)
    {
        BulkAnswer[] responses = [.. requests.Select(Try)];
        var status = responses.All(r => r.StatusCode < 300) ? StatusCodes.Status200OK : StatusCodes.Status207MultiStatus;
        return EbayJson.Ok(new { responses }, status);

        BulkAnswer Try(T entry)
        {
            try
            {
                return run(entry);
            }
            catch (EbayRefusal refusal)
            {
                return name(entry) with { StatusCode = refusal.Status, Errors = refusal.Errors };
            }
        }
    }
}
