using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Data.Storage;

public static class StorageServices
{
    /// <summary>The object store in the folder <c>Storage:Root</c> (by default <c>.marketplace/objects</c> under the working directory).</summary>
    public static IServiceCollection AddObjectStore(this IServiceCollection services) =>
        services.AddSingleton<IObjectStore>(provider => new LocalObjectStore(
            Path.GetFullPath(provider.GetRequiredService<IConfiguration>()["Storage:Root"] ?? ".marketplace/objects")));
}
