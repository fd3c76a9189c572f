using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Data.Storage;

public static class StorageServices
{
    /// <summary>
    /// The object store: the bucket <c>Storage:S3:Bucket</c> when there is one, else the folder <c>Storage:Root</c>
    /// (by default <c>.marketplace/objects</c> under the working directory).
    /// </summary>
    public static IServiceCollection AddObjectStore(this IServiceCollection services)
    {
        services.AddOptions<S3Options>().BindConfiguration("Storage:S3").ValidateDataAnnotations();
        return services.AddSingleton<IObjectStore>(provider =>
        {
            var storage = provider.GetRequiredService<IConfiguration>().GetSection("Storage");
            return storage.GetSection("S3").Exists()
                ? new S3ObjectStore(provider.GetRequiredService<IOptions<S3Options>>().Value)
                : new LocalObjectStore(Path.GetFullPath(storage["Root"] ?? ".marketplace/objects"));
        });
    }
}
