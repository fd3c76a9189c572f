using System.Diagnostics;
using System.Globalization;
using Marketplace.Data.Syncs;

namespace Marketplace.Benchmarks.Syncs.Proof;

/// <summary>One life of a <see cref="SyncProcess"/>, from its start to its end by SIGKILL.</summary>
internal static class KilledLife
{
    /// <param name="pagesUntilKill">It is killed at a random moment soon after it has read so many; one that has nothing more to read is killed, too.</param>
    /// <param name="random">Says how soon.</param>
    /// <param name="isOver">Whether there is nothing more to read.</param>
    /// <returns>The pages that it read, in order.</returns>
    public static async Task<List<(SyncKind Kind, int Page)>> RunAsync(string connectionString, int pagesUntilKill, Random random, Func<Task<bool>> isOver)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SyncProcess).Assembly.Location, SyncProcess.Word, connectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var pages = new List<(SyncKind, int)>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = ReadAsync();
        while (!enough.Task.IsCompleted && !await isOver())
            await Task.WhenAny(enough.Task, Task.Delay(TimeSpan.FromMilliseconds(50)));
        await Task.Delay(random.Next(30));
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return pages;

        async Task ReadAsync()
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Split(' ') is [var kind, var page] && Enum.TryParse<SyncKind>(kind, out var known))
                    pages.Add((known, int.Parse(page, CultureInfo.InvariantCulture)));
                if (pages.Count >= pagesUntilKill)
                    enough.TrySetResult();
            }

            enough.TrySetResult();
        }
    }
}
