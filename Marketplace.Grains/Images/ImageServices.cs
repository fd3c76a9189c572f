using Marketplace.Grains.Outbound;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Grains.Images;

internal static class ImageServices
{
    public static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddSingleton<PictureProcessor>()
        .AddSingleton<PictureSource>()
        .AddSingleton<GuardedHttp>();
}
