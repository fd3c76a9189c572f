using Marketplace.Benchmarks.Api;
using Marketplace.Channels.Seam;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Benchmarks.Syncs.Proof;

/// <summary>
/// A process to be killed: it hosts the grains, which go on with the runs that they find when it starts, and writes every page that they read to its
/// standard output as <c>{kind} {page}</c>. It ends with its standard input.
/// </summary>
internal static class SyncProcess
{
    /// <summary>As the command line's first word; the second is the connection string of the database's owner.</summary>
    public const string Word = "sync-process";

    /// <summary>So that a run lasts long enough to be killed in.</summary>
    private static readonly TimeSpan _slowness = TimeSpan.FromMilliseconds(20);

    public static async Task<int> RunAsync(string connectionString)
    {
        var channel = new ProofChannel((kind, page) =>
        {
            Console.WriteLine($"{kind} {page}");
            Thread.Sleep(_slowness);
        });
        using var host = await GrainHost.StartAsync(connectionString, services => services.AddSingleton<IChannel>(channel), CancellationToken.None);
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }
}
