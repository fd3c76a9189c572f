namespace Marketplace.ServiceDefaults.Telemetry;

/// <summary>
/// What is traced and measured. Each project of ours has one <c>ActivitySource</c> and one <c>Meter</c>, named after the project;
/// instruments are named <c>marketplace.*</c>.
/// </summary>
public static class MarketplaceTelemetry
{
    public static IReadOnlyList<string> Sources { get; } = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", "Marketplace.*", "Microsoft.Orleans.*"];

    public static IReadOnlyList<string> Meters { get; } =
        ["Microsoft.AspNetCore.*", "System.Net.Http", "System.Runtime", "Npgsql", "Marketplace.*", "Microsoft.Orleans"];
}
