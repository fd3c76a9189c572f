using Marketplace.Contracts.Inventory;
using Marketplace.Data.Operations;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Exposure;

/// <summary>How long the channels go on offering what was sold elsewhere.</summary>
internal static class ExposureEndpoints
{
    private const int MostWindows = 20;
    private const int MostDays = 90;

    /// <summary>Seconds; the first is the median that the product promises.</summary>
    private static readonly double[] Bounds = [0.15, 0.5, 1, 5, 30, 120, 600];

    public static void MapExposure(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/exposure", SummarizeAsync).RequireAuthorization().WithTags("Inventory");
        app.MapGet("/api/inventory/{sku}/exposure", OfSkuAsync).RequireAuthorization().WithTags("Inventory");
    }

    private static async Task<Ok<ExposureSummary>> SummarizeAsync(
        CurrentSeller seller, TenantDatabase database, TimeProvider time, CancellationToken cancellationToken, int days = 7)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        var windows = await ExposureStore.ReadAllAsync(connection, time.GetUtcNow().AddDays(-Math.Clamp(days, 1, MostDays)), cancellationToken);
        return TypedResults.Ok(new ExposureSummary(windows.Count, At(windows, 0.5), At(windows, 0.99), Buckets(windows)));
    }

    private static async Task<Ok<IReadOnlyList<ExposureWindow>>> OfSkuAsync(string sku, CurrentSeller seller, TenantDatabase database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(seller.Id, cancellationToken);
        var windows = await ExposureStore.ReadAsync(connection, sku, MostWindows, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<ExposureWindow>>(windows.ConvertAll(w => new ExposureWindow(w.At, w.Seconds, w.Listings)));
    }

    private static double? At(List<double> sorted, double share) => sorted.Count == 0 ? null : sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];

    private static List<ExposureBucket> Buckets(List<double> windows)
    {
        double?[] bounds = [null, .. Bounds, null];
        return [.. bounds.Zip(bounds.Skip(1), (from, to) => new ExposureBucket(to, windows.Count(w => !(w <= from) && !(w > to))))];
    }
}
