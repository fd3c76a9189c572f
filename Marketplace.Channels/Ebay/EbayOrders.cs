using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Ebay.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Ebay;

/// <summary>
/// Reads orders by the time of their last change, in spans short enough for one page. Within a span there is no offset that could skip an order:
/// one that changes while it is read leaves the span and is met in a later one.
/// </summary>
internal static class EbayOrders
{
    public const string NoTrackingNumber = "eBay takes tracking numbers of letters and digits.";

    /// <summary>eBay keeps orders for two years.</summary>
    private static readonly TimeSpan _history = TimeSpan.FromDays(729);

    /// <summary>An order may become visible a little after the time it bears.</summary>
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(2);

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <param name="client">The account.</param>
    /// <param name="cursor"><c>from</c>, or <c>from/seconds</c> with the span to try.</param>
    /// <param name="now">Where reading ends.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public static async Task<ChannelResult<OrdersPage>> ReadPageAsync(EbayClient client, string? cursor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (from, span) = Parse(cursor, now);
        while (true)
        {
            var more = from + span < now;
            var to = more ? from + span : now;
            // The last span has no end: eBay's clock and its milliseconds are not ours.
            DateTimeOffset? end = more ? to : null;
            var page = await client.GetOrdersAsync(from, end, 0, cancellationToken);
            if (!page.Succeeded)
                return page.Error;
            if (page.Value.Total > EbayClient.OrderPageSize && to - from > _shortest)
            {
                span = (to - from) / 2;
                continue;
            }
            var read = await ReadAllAsync(client, page.Value, from, end, cancellationToken);
            if (!read.Succeeded)
                return read.Error;
            var next = more ? $"{Text(to)}/{((to - from) * 2).TotalSeconds.ToString(CultureInfo.InvariantCulture)}" : Text(to - _overlap > from ? to - _overlap : from);
            return read.Value with { Cursor = next, More = more };
        }
    }

    public static async Task<ChannelResult<RemoteOrder>> ReadAsync(EbayClient client, string id, CancellationToken cancellationToken)
    {
        var order = await client.GetOrderAsync(id, cancellationToken);
        if (!order.Succeeded)
            return order.Error;
        try
        {
            return await MapAsync(client, order.Value, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return new ChannelError(ChannelErrorKind.Rejected, $"eBay's order {id} could not be read: {exception.Message}", "unreadable");
        }
    }

    public static async Task<ChannelResult<Done>> ShipAsync(EbayClient client, string id, string carrier, string trackingNumber, CancellationToken cancellationToken)
    {
        if (TrackingNumber(trackingNumber) is not { Length: > 0 } number)
            return new ChannelError(ChannelErrorKind.Rejected, NoTrackingNumber, "tracking", "trackingNumber");
        var order = await client.GetOrderAsync(id, cancellationToken);
        if (!order.Succeeded)
            return order.Error;
        var sent = await client.GetFulfillmentsAsync(id, cancellationToken);
        if (!sent.Succeeded)
            return sent.Error;
        if (sent.Value.Fulfillments?.Any(f => string.Equals(f.ShipmentTrackingNumber, number, StringComparison.OrdinalIgnoreCase)) == true)
            return Done.Instance;
        var lines = order.Value.Deserialize(EbayJson.Default.WireOrder)!.LineItems.Select(line => new WireShippedLine(line.LineItemId, line.Quantity));
        return await client.CreateFulfillmentAsync(id, new WireNewFulfillment([.. lines], Carrier(carrier), number), cancellationToken);
    }

    /// <summary>As eBay takes it: letters and digits only.</summary>
    public static string? TrackingNumber(string? text) => text is null ? null : new string([.. text.Where(char.IsAsciiLetterOrDigit)]);

    /// <summary>More than a page only where so many orders bear one and the same time.</summary>
    private static async Task<ChannelResult<OrdersPage>> ReadAllAsync(EbayClient client, WireOrders page, DateTimeOffset from, DateTimeOffset? end, CancellationToken cancellationToken)
    {
        var (records, problems) = (new List<RemoteOrder>(), new List<UnmappedRecord>());
        for (var offset = EbayClient.OrderPageSize; ; offset += EbayClient.OrderPageSize)
        {
            foreach (var json in page.Orders ?? [])
            {
                try
                {
                    var order = await MapAsync(client, json, cancellationToken);
                    if (!order.Succeeded)
                        return order.Error;
                    records.Add(order.Value);
                }
                catch (Exception exception) when (exception is JsonException or FormatException)
                {
                    problems.Add(new UnmappedRecord(json.TryGetProperty("orderId", out var id) ? id.ToString() : null, exception.Message, json.GetRawText()));
                }
            }
            if (offset >= page.Total)
                return new OrdersPage([.. records.OrderBy(order => order.Version)], problems, "", More: false, page.Total);
            var next = await client.GetOrdersAsync(from, end, offset, cancellationToken);
            if (!next.Succeeded)
                return next.Error;
            page = next.Value;
        }
    }

    private static async Task<ChannelResult<RemoteOrder>> MapAsync(EbayClient client, JsonElement json, CancellationToken cancellationToken)
    {
        var order = json.Deserialize(EbayJson.Default.WireOrder)!;
        if (order.FulfillmentHrefs is not { Count: > 0 })
            return EbayOrderMapper.ToRemote(order, null, json.GetRawText());
        var fulfillments = await client.GetFulfillmentsAsync(order.OrderId, cancellationToken);
        return fulfillments.Succeeded ? EbayOrderMapper.ToRemote(order, fulfillments.Value, json.GetRawText()) : fulfillments.Error;
    }

    /// <summary>eBay's codes where they differ from what a seller writes; others are taken as they are.</summary>
    public static string Carrier(string carrier) => carrier.Trim().ToLowerInvariant() switch
    {
        "usps" => "USPS",
        "ups" => "UPS",
        "fedex" => "FedEx",
        "dhl" => "DHL",
        "royal mail" or "royal-mail" => "Royal_Mail",
        "deutsche post" or "deutsche-post" => "Deutsche_Post",
        "hermes" => "Hermes",
        "other" => "Other",
        _ => carrier.Trim(),
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static (DateTimeOffset From, TimeSpan Span) Parse(string? cursor, DateTimeOffset now)
    {
        var earliest = now - _history;
        var parts = (cursor ?? "").Split('/');
        var from = DateTimeOffset.TryParseExact(parts[0], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time > earliest ? time : earliest;
        return (from, parts.Length == 2 && double.TryParse(parts[1], CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : _history);
    }
}
