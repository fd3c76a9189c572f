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
/// <param name="ConnectionId">Where to, or</param>
/// <param name="ConnectionIds">where to all at once: each product goes to every one of them, or is refused for those that it is not ready for.</param>
/// <param name="ProductIds">At most 1,000; or null with <paramref name="All"/>.</param>
public sealed record PublishRequest(Guid? ConnectionId, IReadOnlyList<Guid>? ProductIds, bool? All, IReadOnlyList<Guid>? ConnectionIds = null);

public sealed record PublishAccepted(int Queued, IReadOnlyList<PublishRefusal> Refused);

/// <param name="Field">The product field to mend, such as <c>price</c> or <c>title</c>.</param>
public sealed record PublishRefusal(Guid ConnectionId, Guid ProductId, string Title, string Field, string Message);

/// <summary>POST /api/listings/check, with what would be published: how ready it is for each connection.</summary>
/// <param name="Ready">How many products could be published.</param>
/// <param name="Listed">How many are on sale there already, or on their way.</param>
/// <param name="Blocked">How many something is missing of.</param>
/// <param name="Problems">What is missing, field by field; of at most 200 products.</param>
public sealed record Readiness(Guid ConnectionId, int Ready, int Listed, int Blocked, IReadOnlyList<PublishRefusal> Problems);

/// <summary>POST /api/listings/prepare: makes a listing that is not published, to say beforehand what it says differently from its product.</summary>
public sealed record PrepareRequest(Guid ConnectionId, Guid ProductId);

public sealed record PreparedListing(Guid Id);

/// <summary>GET /api/listings/publish-progress: of one connection, or of all.</summary>
/// <param name="Connections">Those that something was published to.</param>
public sealed record PublishProgress(int Total, int Done, int Failed, int Pending, IReadOnlyList<ConnectionProgress> Connections);

/// <summary>Of the newest round of publishing to one connection.</summary>
public sealed record ConnectionProgress(Guid ConnectionId, int Total, int Done, int Failed, int Pending);

/// <summary>POST /api/listings/{id}/update. Null leaves a field as the product says.</summary>
public sealed record ListingUpdate(string? Title, string? Description, decimal? Price, JsonElement? Settings);

/// <summary>POST /api/listings/{id}/link: says which product an unmatched listing is; or, with <paramref name="Create"/>, makes one from it.</summary>
public sealed record ListingLink(Guid? ProductId, bool? Create);
