namespace Marketplace.Contracts.Inventory;

/// <summary>GET /api/inventory/{sku}/exposure: a change of stock, such as a sale, and how long the channels went on offering what they could no longer.</summary>
/// <param name="At">When it arrived.</param>
/// <param name="Seconds">Until the last channel was told.</param>
/// <param name="Listings">How many listings were told.</param>
public sealed record ExposureWindow(DateTimeOffset At, double Seconds, int Listings);

/// <summary>GET /api/exposure: the windows of all SKUs of the last days.</summary>
/// <param name="P50">Seconds; null where there are none.</param>
/// <param name="P99">Seconds.</param>
public sealed record ExposureSummary(int Count, double? P50, double? P99, IReadOnlyList<ExposureBucket> Buckets);

/// <param name="UpTo">Seconds; null for all that took longer than the bucket before says.</param>
public sealed record ExposureBucket(double? UpTo, int Count);
