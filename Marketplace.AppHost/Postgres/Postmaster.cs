using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Postgres;

/// <summary>The live process that a cluster's <c>postmaster.pid</c> names.</summary>
/// <param name="IsOurs">False when the server is long gone and another program has got its id.</param>
internal sealed record Postmaster(string File, int Id, bool IsOurs)
{
    /// <summary>Null when the file is absent or names no live process.</summary>
    public static async Task<Postmaster?> FindAsync(string data, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!System.IO.File.Exists(file) || !int.TryParse(System.IO.File.ReadLines(file).FirstOrDefault(), out var id))
        {
            return null;
        }

        var line = await CommandLineOfAsync(id, cancellationToken);
        return line.Length == 0 ? null : new Postmaster(file, id, line.Contains(data, StringComparison.Ordinal));
    }

    private static async Task<string> CommandLineOfAsync(int id, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            // ps ends with 1 when there is no such process.
            return await Command.RunAsync(["sh", "-c", $"ps -o command= -p {id} || true"], null, null, cancellationToken);
        }

        try
        {
            return await System.IO.File.ReadAllTextAsync($"/proc/{id}/cmdline", cancellationToken);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
