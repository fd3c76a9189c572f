using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Hosting
{
    /// <summary>Options and services of a silo.</summary>
    public static class SiloBuilderExtensions
    {
        /// <summary>Sets options.</summary>
        public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configureOptions) where TOptions : class =>
            builder.ConfigureServices(services => services.Configure(configureOptions));

        /// <summary>Sets options from configuration.</summary>
        public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, IConfiguration configuration) where TOptions : class =>
            builder.ConfigureServices(services => services.Configure<TOptions>(configuration));

        /// <summary>Adds services.</summary>
        public static ISiloBuilder ConfigureServices(this ISiloBuilder builder, Action<IServiceCollection> configureDelegate)
        {
            configureDelegate(builder.Services);
            return builder;
        }
    }

    /// <summary>The cluster of a silo: in one process there is none to join.</summary>
    public static class CoreHostingExtensions
    {
        /// <summary>One silo on this machine. The ids count only if they are not the defaults; the ports are not used.</summary>
        public static ISiloBuilder UseLocalhostClustering(this ISiloBuilder builder, int siloPort = 11111, int gatewayPort = 30000,
            IPEndPoint? primarySiloEndpoint = null, string serviceId = "dev", string clusterId = "dev") =>
            builder.Configure<ClusterOptions>(options =>
            {
                options.ServiceId = serviceId == "dev" ? options.ServiceId : serviceId;
                options.ClusterId = clusterId == "dev" ? options.ClusterId : clusterId;
            });

        /// <summary>Does nothing here: spans always flow with calls.</summary>
        public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder) => builder;
    }

    /// <summary>The serialiser of stored states.</summary>
    public static class SystemTextJsonSerializerExtensions
    {
        /// <summary>Stores states as JSON by System.Text.Json, which here is the default too.</summary>
        public static ISiloBuilder UseSystemTextJsonGrainStorageSerializer(this ISiloBuilder siloBuilder) => siloBuilder.ConfigureServices(
            services => services.AddSingleton<Storage.IGrainStorageSerializer, Storage.SystemTextJsonGrainStorageSerializer>());
    }
}
