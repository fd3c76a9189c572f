using Orleans;

namespace Marketplace.Contracts.Listings;

/// <summary>One product on one connection; keyed by the listing's id. Its answers are given once the change is durable; the channel is told by an operation.</summary>
[Alias("marketplace.listing")]
public interface IListingGrain : IGrainWithGuidKey
{
    /// <summary>Sets what the listing says differently from its product.</summary>
    [Alias("update")]
    Task<ListingAnswer> Update(ListingChange change);

    /// <summary>Takes it off sale.</summary>
    [Alias("end")]
    Task<ListingAnswer> End();

    /// <summary>Deletes it on the channel and here.</summary>
    [Alias("delete")]
    Task<ListingAnswer> Delete();

    /// <summary>Publishes again what failed or was ended.</summary>
    [Alias("retry")]
    Task<ListingAnswer> Retry();

    /// <summary>Says which product a listing found on the channel is.</summary>
    [Alias("link")]
    Task<ListingAnswer> Link(Guid productId);

    /// <summary>Makes a product from a listing found on the channel, with its variants, pictures and stock.</summary>
    [Alias("create-product")]
    Task<ListingAnswer> CreateProduct();
}

/// <summary>Null leaves a field as the product says.</summary>
/// <param name="Settings">Channel settings as a JSON object.</param>
[GenerateSerializer, Immutable, Alias("marketplace.listing.change")]
public sealed record ListingChange(
    [property: Id(0)] string? Title, [property: Id(1)] string? Description, [property: Id(2)] decimal? Price, [property: Id(3)] string? Settings);

/// <param name="Problems">What stands in the way, field by field; empty when the change is accepted.</param>
[GenerateSerializer, Immutable, Alias("marketplace.listing.answer")]
public sealed record ListingAnswer([property: Id(0)] IReadOnlyList<ListingFieldProblem> Problems)
{
    public static readonly ListingAnswer Accepted = new([]);

    public static ListingAnswer Refused(string field, string message) => new([new(field, message)]);
}

[GenerateSerializer, Immutable, Alias("marketplace.listing.problem")]
public sealed record ListingFieldProblem([property: Id(0)] string Field, [property: Id(1)] string Message);
