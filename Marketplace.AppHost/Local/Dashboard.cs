using System.Runtime.InteropServices;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

/// <summary>The Aspire dashboard, from the npm package of the Aspire CLI: the Aspire packages themselves are not needed for it.</summary>
internal static class Dashboard
{
    public const string Url = "http://localhost:18888";
    private const string Receiver = "http://localhost:4317";
    private const string Version = "13.5.4";

    /// <summary>What a process needs to know to report there.</summary>
    public static Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Receiver,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
    };

    /// <param name="folder">Where the programs are kept.</param>
    /// <exception cref="CommandException">It could not be downloaded or started.</exception>
    public static async Task<GuardedProcess> StartAsync(string folder, Action<string> log, CancellationToken cancellationToken)
    {
        var package = await NpmPackage.FetchAsync($"@microsoft/aspire-cli-{RuntimeInformation.RuntimeIdentifier}", Version, folder, log, cancellationToken);
        string[] line =
        [
            Path.Combine(package, "bin/aspire"), "dashboard", "run", "--non-interactive", "--nologo", "--allow-anonymous",
            "--frontend-url", Url, "--otlp-grpc-url", Receiver,
        ];
        return GuardedProcess.Start(
            new GuardedProcessOptions(line)
            {
                Environment = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    // The CLI unpacks itself below HOME, which is the user's, not ours.
                    ["HOME"] = folder,
                    ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
                    ["NO_COLOR"] = "1",
                },
                // The CLI passes a polite signal on to the dashboard, a process of its own.
                LastSignal = "TERM",
            },
            log);
    }
}
