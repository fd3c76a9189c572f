using System.Text.Json;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Reads the shop's listings, one state after the other. Drafts are not on sale and may be half of a publish, so they are left out.</summary>
internal static class EtsyListings
{
    private static readonly string[] _states = ["active", "sold_out", "inactive", "expired"];

    /// <param name="client">The shop.</param>
    /// <param name="cursor"><c>state:offset</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ChannelResult<ChannelPage<RemoteListing>>> ReadPageAsync(EtsyClient client, string? cursor, CancellationToken cancellationToken)
    {
        var (state, offset) = Parse(cursor);
        var page = await client.GetListingsAsync(_states[state], offset, cancellationToken);
        if (!page.Succeeded)
            return page.Error;
        var records = new List<RemoteListing>();
        var problems = new List<UnmappedRecord>();
        foreach (var json in page.Value.Results)
        {
            try
            {
                var listing = json.Deserialize(EtsyJson.Default.WireListing)!;
                records.Add(EtsyListingMapper.ToRemote(listing, listing.Inventory));
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                problems.Add(new UnmappedRecord(IdOf(json, "listing_id"), exception.Message, json.GetRawText()));
            }
        }
        var next = page.Value.Results.Count == EtsyClient.PageSize ? $"{_states[state]}:{offset + EtsyClient.PageSize}"
            : state + 1 < _states.Length ? $"{_states[state + 1]}:0"
            : null;
        return new ChannelPage<RemoteListing>(records, problems, next, null);
    }

    public static async Task<ChannelResult<RemoteListing>> ReadAsync(EtsyClient client, string id, CancellationToken cancellationToken)
    {
        var listing = await client.GetListingAsync(id, cancellationToken);
        if (!listing.Succeeded)
            return listing.Error;
        var inventory = await client.GetInventoryAsync(id, cancellationToken);
        return inventory.Succeeded ? EtsyListingMapper.ToRemote(listing.Value, inventory.Value) : inventory.Error;
    }

    internal static string? IdOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var id) ? id.ToString() : null;

    private static (int State, int Offset) Parse(string? cursor)
    {
        var parts = (cursor ?? "").Split(':');
        var state = Array.IndexOf(_states, parts[0]);
        return state >= 0 && parts.Length == 2 && int.TryParse(parts[1], out var offset) ? (state, offset) : (0, 0);
    }
}
