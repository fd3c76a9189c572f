using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Postgres;

/// <summary>A cluster's files: <c>data</c>, and beside it the owner's password, readable by nobody else.</summary>
internal sealed class PostgresData(string root, PostgresBinaries binaries)
{
    private const int PasswordBytes = 24;
    private readonly UnprivilegedUser? _user = UnprivilegedUser.Current;

    public string Folder { get; } = DataFolder(root);

    private string PasswordFile => Path.Combine(root, "password");

    /// <summary>The version that created the cluster; null if there is none.</summary>
    public static int? MajorOf(string root)
    {
        var file = Path.Combine(DataFolder(root), "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file)) : null;
    }

    public async Task<string> PasswordAsync(CancellationToken cancellationToken) =>
        await File.ReadAllTextAsync(PasswordFile, cancellationToken);

    /// <summary>The command line of one of PostgreSQL's programs, as the user that may run it.</summary>
    public IReadOnlyList<string> CommandLine(string program, IEnumerable<string> arguments)
    {
        string[] line = [binaries[program], .. arguments];
        return _user?.Prefix(line, root, binaries.Folder) ?? line;
    }

    public async Task EnsureCreatedAsync(string owner, bool durable, Action<string> log, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Folder))
        {
            return;
        }

        log($"creating a PostgreSQL {binaries.Major} cluster in {root}");
        // Created aside and moved into place, so that an interrupted attempt is never taken for a cluster.
        var unfinished = Folder + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        await WritePasswordAsync(cancellationToken);
        if (_user is not null)
        {
            await _user.OwnAsync(root, cancellationToken);
        }

        string[] locale = binaries.Major >= 17
            ? ["--locale-provider=builtin", "--locale=C.UTF-8"]
            : [OperatingSystem.IsMacOS() ? "--locale=en_US.UTF-8" : "--locale=C.UTF-8"];
        // English messages are what tells us that the server is ready.
        string[] arguments =
        [
            "-D", unfinished, "-U", owner, $"--pwfile={PasswordFile}", "--auth=scram-sha-256", "--encoding=UTF8", .. locale, "--lc-messages=C",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        await Command.RunAsync(CommandLine("initdb", arguments), root, null, cancellationToken);
        Directory.Move(unfinished, Folder);
    }

    /// <summary>
    /// Stops the server that still runs on these files although whoever started it is gone, and forgets one that does not.
    /// </summary>
    public async Task StopLeftoverAsync(Action<string> log, CancellationToken cancellationToken)
    {
        switch (await Postmaster.FindAsync(Folder, cancellationToken))
        {
            case { IsOurs: true }:
                log("stopping the server that an earlier run left");
                await StopAsync(cancellationToken);
                break;
            case { IsOurs: false } other:
                // PostgreSQL would take the program that has the id by now for the old server, and refuse to start.
                File.Delete(other.File);
                break;
            default:
                break;
        }
    }

    /// <summary>Ends the server that still runs on these files, whose content is of no more interest.</summary>
    public static async Task KillLeftoverAsync(string root, CancellationToken cancellationToken)
    {
        if (await Postmaster.FindAsync(DataFolder(root), cancellationToken) is { IsOurs: true } server)
        {
            using var process = System.Diagnostics.Process.GetProcessById(server.Id);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken);
        }
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Command.RunAsync(CommandLine("pg_ctl", ["stop", "-D", Folder, "-m", "fast"]), root, null, cancellationToken);
        }
        catch (CommandException)
        {
            // The guard of a killed AppHost ends its server, too, and may have been first.
            if (await Postmaster.FindAsync(Folder, cancellationToken) is not null)
            {
                throw;
            }
        }
    }

    private static string DataFolder(string root) => Path.Combine(root, "data");

    private async Task WritePasswordAsync(CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(PrivateFile.Create(PasswordFile));
        await writer.WriteAsync(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(PasswordBytes)).AsMemory(), cancellationToken);
    }
}
