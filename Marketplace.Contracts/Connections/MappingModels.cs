using System.Text.Json;

namespace Marketplace.Contracts.Connections;

/// <summary>GET /api/connections/{id}/mapping: how the catalogue becomes listings there, beside the connection's own settings.</summary>
public sealed record ChannelMappingModel(PriceRuleModel Price, IReadOnlyList<CategoryMappingModel> Categories);

/// <summary>PUT /api/connections/{id}/mapping/price: price × (1 + percent / 100) + add, then up to the next price with the ending.</summary>
/// <param name="Percent">From -90 to 900.</param>
/// <param name="Add">From -100,000 to 100,000, in the product's currency.</param>
/// <param name="Ending">From 0 to 0.99, such as 0.99; null rounds to cents.</param>
public sealed record PriceRuleModel(decimal Percent, decimal Add, decimal? Ending);

/// <summary>One of the seller's categories.</summary>
/// <param name="Products">How many products are in it itself.</param>
/// <param name="Settings">What listings of its products say here, by the names of the channel's settings; null: as the category above it, or the connection.</param>
public sealed record CategoryMappingModel(Guid CategoryId, Guid? ParentId, string Name, int Products, JsonElement? Settings);

/// <summary>PUT /api/connections/{id}/mapping/categories/{categoryId}. Empty settings take the mapping back.</summary>
public sealed record CategoryMappingInput(JsonElement Settings);
