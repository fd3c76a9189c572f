using System.Globalization;

namespace Marketplace.Channels.WooCommerce;

/// <summary>
/// Where a reading stands: <c>page|total|extra</c>, and before it <c>changed|time|</c> where only changes are read. Pages are counted from the start,
/// by id, so what comes or changes meanwhile moves entries back and they are read twice; what is deleted moves them forward, where they would be
/// missed. The total tells, and the reading steps back as far as they may have moved.
/// </summary>
/// <param name="Since">Only changes from this time on; null: everything.</param>
/// <param name="Page">From 1.</param>
/// <param name="Total">Of the page before; null at the start.</param>
/// <param name="Extra">What the reader keeps from page to page.</param>
internal sealed record WooCommerceCursor(DateTimeOffset? Since, int Page, int? Total, string? Extra)
{
    private const string Changed = "changed";

    public static WooCommerceCursor Parse(string? cursor)
    {
        var parts = (cursor ?? "").Split('|');
        var since = parts is [Changed, var time, ..] && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : (DateTimeOffset?)null;
        return (since is null ? parts : parts[2..]) is [var page, var total, var extra] && int.TryParse(page, out var number)
            ? new(since, Math.Max(1, number), int.TryParse(total, out var count) ? count : null, extra.Length > 0 ? extra : null)
            : new(since, 1, null, null);
    }

    /// <summary>Where the reading goes on; null at its end.</summary>
    /// <param name="read">How many entries the last page had.</param>
    /// <param name="totals">The total that each page told.</param>
    /// <param name="extra">What the reader keeps.</param>
    public WooCommerceCursor? After(int read, IReadOnlyList<int> totals, string? extra)
    {
        var total = totals.Min();
        var gone = (Total ?? totals[0]) - total;
        var back = (Math.Max(0, gone) + WooCommerceClient.Most - 1) / WooCommerceClient.Most;
        if (back == 0 && read < WooCommerceClient.Most)
            return null;
        return this with { Page = back == 0 ? Page + totals.Count : Math.Max(1, Page - back), Total = total, Extra = extra };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Since is { } since ? $"{Changed}|{since.UtcDateTime:O}|" : "")}{Page}|{Total}|{Extra}");
}
