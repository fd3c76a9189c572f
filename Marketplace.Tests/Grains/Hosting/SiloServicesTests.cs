using Marketplace.Data;
using Marketplace.Grains;
using Marketplace.Grains.Hosting;
using Marketplace.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Marketplace.Tests.Grains.Hosting;

/// <summary>A silo runs without the API, as <c>Marketplace.Silo</c> does.</summary>
public sealed class SiloServicesTests
{
    [Fact]
    public void Grains_need_nothing_that_only_the_api_registers()
    {
        using var host = Build();
        var known = host.Services.GetRequiredService<IServiceProviderIsService>();
        var parameters = typeof(GrainServices).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IGrain).IsAssignableFrom(t))
            .SelectMany(t => t.GetConstructors()).SelectMany(c => c.GetParameters())
            .Where(p => !p.IsDefined(typeof(PersistentStateAttribute), false)).ToList();
        parameters.ShouldNotBeEmpty();
        parameters.Where(p => !known.IsService(p.ParameterType)).Select(p => $"{p.Member.DeclaringType}: {p.ParameterType}").ShouldBeEmpty();
    }

    private static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:marketplace", "Host=localhost;Database=unused")]);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        builder.AddServiceDefaults();
        builder.Services.AddMarketplaceData(builder.Configuration);
        builder.AddGrains();
        return builder.Build();
    }
}
