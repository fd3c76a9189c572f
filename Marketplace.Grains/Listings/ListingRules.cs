using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Data;
using Marketplace.Data.Listings;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Grains.Listings;

/// <summary>How one connection turns products into listings: its settings, those for the seller's categories, and its price rule.</summary>
public sealed class ListingRules
{
    private readonly JsonElement _settings;
    private readonly Dictionary<Guid, JsonElement> _mapped;
    private readonly Dictionary<Guid, Guid?> _parents;

    private ListingRules(Guid connectionId, JsonElement settings, PriceRule price, Dictionary<Guid, JsonElement> mapped, Dictionary<Guid, Guid?> parents) =>
        (ConnectionId, _settings, Price, _mapped, _parents) = (connectionId, settings, price, mapped, parents);

    public Guid ConnectionId { get; }

    public PriceRule Price { get; }

    /// <exception cref="NotFoundException">The seller has no such connection.</exception>
    public static async Task<ListingRules> ReadAsync(MarketplaceDb db, Guid connectionId, CancellationToken cancellationToken)
    {
        var connection = await db.Connections.Where(c => c.Id == connectionId).Select(c => new { c.Settings, c.PriceRule }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException();
        var mapped = await db.CategoryMappings.Where(m => m.ConnectionId == connectionId)
            .ToDictionaryAsync(m => m.CategoryId, m => JsonSerializer.Deserialize<JsonElement>(m.Settings), cancellationToken);
        var parents = mapped.Count == 0 ? [] : await db.Categories.ToDictionaryAsync(c => c.Id, c => c.ParentId, cancellationToken);
        return new(connectionId, JsonSerializer.Deserialize<JsonElement>(connection.Settings), PriceRule.Read(connection.PriceRule), mapped, parents);
    }

    /// <summary>The connection's settings, with those of the category's nearest mapped ancestor (or its own) laid over them.</summary>
    public JsonElement SettingsFor(Guid? category)
    {
        // As many steps as there are categories end every chain, even one that has become a ring.
        for (var steps = 0; category is { } id && steps <= _parents.Count; steps++)
        {
            if (_mapped.TryGetValue(id, out var settings))
                return ((JsonElement?)settings).Over(_settings);
            category = _parents.GetValueOrDefault(id);
        }

        return _settings;
    }
}
