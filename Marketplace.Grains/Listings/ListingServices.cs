using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Listings;

internal static class ListingServices
{
    public static IServiceCollection AddListings(this IServiceCollection services) => services
        .AddSingleton<ListingDrafts>()
        .AddSingleton<ProductFromListing>()
        .AddSingleton<Publishing>();
}
