using System.Net;
using System.Net.Http.Json;
using Marketplace.Api;
using Marketplace.Contracts.Identity;
using Marketplace.Data.Tenancy;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Fixtures;

/// <summary>
/// The real API with its silo, in this process, on a port and a database of its own. One for a test class
/// (<c>IClassFixture&lt;ApiFixture&gt;</c>), or with settings of its own by <see cref="StartAsync"/>.
/// </summary>
public sealed class ApiFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private ApiHost? _host;

    public ApiHost Api => _host!;

    public IServiceProvider Services => Api.Services;

    public async ValueTask InitializeAsync() => _host = await ApiHost.StartAsync(postgres);

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    /// <inheritdoc cref="ApiHost.RegisterSellerAsync"/>
    public Task<SignedIn> RegisterSellerAsync(string? email = null) => Api.RegisterSellerAsync(email);
}

/// <param name="Http">Sends the seller's cookie.</param>
public sealed record SignedIn(HttpClient Http, Me Me, string Password)
{
    public Guid SellerId => Me.SellerId;
}

public sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<ApiEntryPoint> _factory;

    private ApiHost(WebApplicationFactory<ApiEntryPoint> factory, string connectionString, string folder) =>
        (_factory, ConnectionString, Folder) = (factory, connectionString, folder);

    /// <summary>Of the database's owner.</summary>
    public string ConnectionString { get; }

    /// <summary>Where this host keeps files; deleted with it.</summary>
    public string Folder { get; }

    private string Outbox => Path.Combine(Folder, "outbox");

    /// <summary>The letters whose names match; the folder is there only since the first.</summary>
    public string[] Letters(string pattern) => Directory.Exists(Outbox) ? Directory.GetFiles(Outbox, pattern) : [];

    public IServiceProvider Services => _factory.Services;

    public Uri BaseAddress => new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public TenantDatabase Database => Services.GetRequiredService<TenantDatabase>();

    /// <param name="connectionString">An earlier host's, to continue its database.</param>
    public static async Task<ApiHost> StartAsync(
        PostgresFixture postgres, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? services = null, string? connectionString = null)
    {
        connectionString ??= await postgres.CreateDatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("marketplace-api-").FullName;
        var factory = new WebApplicationFactory<ApiEntryPoint>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Testing");
            web.UseSetting("ConnectionStrings:marketplace", connectionString);
            web.UseSetting("Storage:Root", Path.Combine(folder, "objects"));
            web.UseSetting("Mail:Outbox", Path.Combine(folder, "outbox"));
            web.UseSetting("Auth:RequestsPerMinute", "1000000");
            web.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings ?? new Dictionary<string, string>())
                web.UseSetting(key, value);
            if (services is not null) web.ConfigureServices(services);
        });
        // A real server: the limits and the streaming of requests are part of what is tested.
        factory.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        factory.StartServer();
        return new ApiHost(factory, connectionString, folder);
    }

    /// <summary>Without a sign-in. Keeps cookies; follows no redirects.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = BaseAddress };

    /// <summary>A new seller, signed in.</summary>
    public async Task<SignedIn> RegisterSellerAsync(string? email = null)
    {
        const string password = "Correct-Horse-9";
        var http = Anonymous();
        email ??= $"{Guid.NewGuid():N}@example.com";
        (await http.PostAsJsonAsync("/api/auth/register?useCookies=true", new Registration(email, password, "A shop"))).EnsureSuccessStatusCode();
        return new SignedIn(http, (await http.GetFromJsonAsync<Me>("/api/me"))!, password);
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
