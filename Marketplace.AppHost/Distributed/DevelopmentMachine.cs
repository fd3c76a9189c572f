using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Marketplace.AppHost.Local;

namespace Marketplace.AppHost.Distributed;

/// <summary>What is so only where the AppHost itself runs the processes; a published deployment says these things for itself.</summary>
internal static class DevelopmentMachine
{
    private static readonly string s_state = Path.Combine(Solution.Root, ".marketplace");

    /// <summary>What a launch profile would set. (One would reach the single-machine build's processes, too.)</summary>
    public static void SetDefaults()
    {
        Default("DOTNET_ENVIRONMENT", "Development");
        Default("ASPNETCORE_URLS", "http://localhost:18888");
        Default("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:4317");
        Default("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");

        static void Default(string name, string value)
        {
            if (Environment.GetEnvironmentVariable(name) is null) Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>The web app, the library that scales pictures, and the folders that all processes share.</summary>
    public static async Task UseThisMachineAsync(this IDistributedApplicationBuilder builder, params IResourceBuilder<ProjectResource>[] processes)
    {
        if (!builder.ExecutionContext.IsRunMode) return;
        Directory.CreateDirectory(s_state);
        var settings = new Dictionary<string, string?>
        {
            // Aspire starts a project by `dotnet run`, which must find this build of it.
            ["Distributed"] = "true",
            ["Web__Root"] = await new WebApp(Path.Combine(Solution.Root, "Marketplace.Web"), Console.WriteLine).BuildAsync(CancellationToken.None),
            ["Images__Libvips"] = await LibvipsLibrary.FindOrFetchAsync(Path.Combine(s_state, "programs"), Console.WriteLine, CancellationToken.None),
            ["Storage__Root"] = Path.Combine(s_state, "objects"),
            // The single-machine build's own, so that either build opens what the other has encrypted.
            ["DataProtection__Certificate"] = InstallationCertificate.Ensure(Path.Combine(s_state, "installation.pfx")),
            ["Mail__Outbox"] = Path.Combine(s_state, "outbox"),
            ["Sandbox__State"] = Path.Combine(s_state, "sandbox"),
        };
        foreach (var (name, value) in settings)
        {
            if (value is null) continue;
            foreach (var process in processes)
                process.WithEnvironment(name, value);
        }
    }
}
