using System.Globalization;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;

namespace Marketplace.Channels.WooCommerce;

/// <summary>Reads orders by the time of their last change. WooCommerce's reference has no order by that time, so pages go by id, and a run ends where it began.</summary>
internal sealed class WooCommerceOrders(WooCommerceClient client, TimeProvider time)
{
    /// <summary>How far the store's clock may be behind ours, and a call longer than it seemed.</summary>
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(15);

    /// <param name="cursor">Between runs <c>changed|time|1||</c>; within one, with its page and when it began.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ChannelResult<OrdersPage>> ReadPageAsync(string? cursor, CancellationToken cancellationToken)
    {
        var at = WooCommerceCursor.Parse(cursor);
        var began = at.Extra ?? time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var page = await client.GetOrdersAsync(at.Page, at.Since?.AddSeconds(-1), cancellationToken);
        if (!page.Succeeded)
            return page.Error;
        var (records, problems) = (new List<RemoteOrder>(), new List<UnmappedRecord>());
        foreach (var json in page.Value.Items)
        {
            try
            {
                records.Add(Map(json));
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                problems.Add(new UnmappedRecord(IdOf(json), exception.Message, json.GetRawText()));
            }
        }
        records.Sort((a, b) => a.Version.CompareTo(b.Version));
        var next = at.After(page.Value.Items.Count, [page.Value.Total], began);
        return new OrdersPage(records, problems, (next ?? Resume(at.Since, DateTimeOffset.Parse(began, CultureInfo.InvariantCulture))).ToString(), More: next is not null, page.Value.Total);
    }

    public async Task<ChannelResult<RemoteOrder>> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var order = await client.GetOrderAsync(id, cancellationToken);
        if (!order.Succeeded)
            return order.Error;
        try
        {
            return Map(order.Value);
        }
        catch (JsonException exception)
        {
            return new ChannelError(ChannelErrorKind.Rejected, $"WooCommerce's order {id} could not be read: {exception.Message}", "unreadable");
        }
    }

    internal static string? IdOf(JsonElement json) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) ? id.ToString() : null;

    private static WooCommerceCursor Resume(DateTimeOffset? since, DateTimeOffset began) => new(since > began - _overlap ? since : began - _overlap, 1, null, null);

    private static RemoteOrder Map(JsonElement json) => WooCommerceOrderMapper.ToRemote(json.Deserialize(WooCommerceJson.Default.WireOrder)!, json.GetRawText());
}
