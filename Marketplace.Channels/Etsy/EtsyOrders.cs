using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>
/// Reads receipts by the time of their last change and adds tracking numbers. Pages follow that time, not an offset: a receipt that changes
/// while pages are read moves to the end and would make an offset skip its neighbour.
/// </summary>
internal static class EtsyOrders
{
    /// <summary>The smallest time that <c>min_last_modified</c> takes.</summary>
    private const long Beginning = 946684800;

    /// <summary>A receipt may become visible a little after the time it bears.</summary>
    private const long OverlapSeconds = 300;

    /// <param name="client">The shop.</param>
    /// <param name="cursor"><c>seconds</c> or, within one crowded second, <c>seconds+offset</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ChannelResult<OrdersPage>> ReadPageAsync(EtsyClient client, string? cursor, CancellationToken cancellationToken)
    {
        var (since, offset) = Parse(cursor);
        var page = await client.GetReceiptsAsync(since, offset, cancellationToken);
        if (!page.Succeeded)
            return page.Error;
        var (records, problems) = (new List<RemoteOrder>(), new List<UnmappedRecord>());
        foreach (var json in page.Value.Results)
        {
            try
            {
                records.Add(Map(json));
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                problems.Add(new UnmappedRecord(EtsyListings.IdOf(json, "receipt_id"), exception.Message, json.GetRawText()));
            }
        }
        var last = page.Value.Results.Select(UpdatedAt).DefaultIfEmpty(since).Max();
        var more = page.Value.Results.Count == EtsyClient.PageSize;
        var next = !more ? Cursor(Math.Max(since, last - OverlapSeconds)) : last > since ? Cursor(last) : Cursor(since, offset + EtsyClient.PageSize);
        return new OrdersPage(records, problems, next, more, page.Value.Count);
    }

    public static async Task<ChannelResult<RemoteOrder>> ReadAsync(EtsyClient client, string id, CancellationToken cancellationToken)
    {
        var receipt = await client.GetReceiptAsync(id, cancellationToken);
        if (!receipt.Succeeded)
            return receipt.Error;
        try
        {
            return Map(receipt.Value);
        }
        catch (JsonException exception)
        {
            return new ChannelError(ChannelErrorKind.Rejected, $"Etsy's order {id} could not be read: {exception.Message}", "unreadable");
        }
    }

    public static async Task<ChannelResult<Done>> ShipAsync(EtsyClient client, string id, (string Carrier, string TrackingNumber, string? Note) shipment, CancellationToken cancellationToken)
    {
        // Every submission writes to the buyer, so one that is there already is not repeated.
        var order = await ReadAsync(client, id, cancellationToken);
        if (!order.Succeeded)
            return order.Error;
        if (order.Value.Shipments.Any(sent => string.Equals(sent.TrackingNumber, shipment.TrackingNumber, StringComparison.OrdinalIgnoreCase)))
            return Done.Instance;
        var tracking = new WireTracking(shipment.TrackingNumber, shipment.Carrier, shipment.Note);
        var shipped = await client.CreateShipmentAsync(id, tracking, cancellationToken);
        // "If the carrier is not supported, you may use other as the carrier name" (createReceiptShipment).
        return shipped is { Error: { Kind: ChannelErrorKind.Rejected, Field: "carrier_name" } }
            ? await client.CreateShipmentAsync(id, tracking with { CarrierName = "other" }, cancellationToken)
            : shipped;
    }

    private static RemoteOrder Map(JsonElement json) => EtsyOrderMapper.ToRemote(json.Deserialize(EtsyJson.Default.WireReceipt)!, json.GetRawText());

    private static long UpdatedAt(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("updated_timestamp", out var at) && at.TryGetInt64(out var seconds) ? seconds : Beginning;

    private static string Cursor(long since, int offset = 0) => offset == 0 ? since.ToString(CultureInfo.InvariantCulture) : $"{since}+{offset}";

    private static (long Since, int Offset) Parse(string? cursor)
    {
        var parts = (cursor ?? "").Split('+');
        return (
            long.TryParse(parts[0], out var since) ? Math.Max(since, Beginning) : Beginning,
            parts.Length == 2 && int.TryParse(parts[1], out var offset) ? offset : 0);
    }
}
