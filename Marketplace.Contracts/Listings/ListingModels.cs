using System.Text.Json;

namespace Marketplace.Contracts.Listings;

/// <summary>A product as it stands on one connection, or (without a product) a listing found there that is not matched yet.</summary>
/// <param name="State">draft, publishing, active, updating, ending, ended, sold_out, inactive or error.</param>
/// <param name="Suggestion">For an unmatched listing: the product it most likely is.</param>
public sealed record ListingModel(
    Guid Id, Guid ConnectionId, string Channel, string ConnectionName, Guid? ProductId, string? ProductTitle, string? RemoteId, Uri? RemoteUrl,
    string State, string Title, string? Sku, decimal? Price, string? Currency, int? Quantity, string? ImageUrl, string? LastError,
    ListingSuggestion? Suggestion, DateTimeOffset? PublishedAt, DateTimeOffset? ObservedAt, DateTimeOffset UpdatedAt);

public sealed record ListingSuggestion(Guid ProductId, string Title);

/// <param name="Overrides">What this listing says differently from its product: title, description, price, and channel settings.</param>
public sealed record ListingDetail(ListingModel Listing, JsonElement Overrides, JsonElement? Observed, IReadOnlyList<ListingVariantModel> Variants);

public sealed record ListingVariantModel(int Position, string? RemoteVariantId, Guid? VariantId, string? Sku, decimal? Price, int? Quantity, int? Available);

/// <summary>POST /api/listings/publish → 202 <see cref="PublishAccepted"/>. What cannot be published is refused per product, the rest goes on.</summary>
/// <param name="ProductIds">At most 1,000; or null with <paramref name="All"/>.</param>
public sealed record PublishRequest(Guid ConnectionId, IReadOnlyList<Guid>? ProductIds, bool? All);

public sealed record PublishAccepted(int Queued, IReadOnlyList<PublishRefusal> Refused);

/// <param name="Field">The product field to mend, such as <c>price</c> or <c>title</c>.</param>
public sealed record PublishRefusal(Guid ProductId, string Title, string Field, string Message);

/// <summary>GET /api/listings/publish-progress?connectionId=.</summary>
public sealed record PublishProgress(int Total, int Done, int Failed, int Pending);

/// <summary>POST /api/listings/{id}/update. Null leaves a field as the product says.</summary>
public sealed record ListingUpdate(string? Title, string? Description, decimal? Price, JsonElement? Settings);

/// <summary>POST /api/listings/{id}/link: says which product an unmatched listing is; or, with <paramref name="Create"/>, makes one from it.</summary>
public sealed record ListingLink(Guid? ProductId, bool? Create);
