using System.Globalization;

namespace Marketplace.AppHost.Processes;

/// <summary>
/// Who runs PostgreSQL, which refuses to run as root: nobody special when we are an ordinary user; else <c>postgres</c>, or <c>nobody</c>.
/// </summary>
internal sealed record UnprivilegedUser(string UserId, string GroupId)
{
    private const int ReadSearchCapability = 2;

    /// <summary>Null when no change of user is needed.</summary>
    public static UnprivilegedUser? Current { get; } = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? Choose() : null;

    /// <summary>The command line that runs <paramref name="line"/> as this user, able to reach <paramref name="folders"/>.</summary>
    public IReadOnlyList<string> Prefix(IReadOnlyList<string> line, params IEnumerable<string> folders)
    {
        // A folder under /root is closed to others. The one capability that leads through it is kept, also for access(2), by which
        // PostgreSQL looks for its own programs; all others are lost with the user.
        var capability = MayReadAndSearch() ? "dac_read_search" : "dac_override";
        string[] reach = folders.All(IsOpenToAll)
            ? []
            : ["--securebits=+no_setuid_fixup", $"--inh-caps=+{capability}", $"--ambient-caps=+{capability}"];
        return ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", .. reach, "--", .. line];
    }

    public Task OwnAsync(string folder, CancellationToken cancellationToken) =>
        Command.RunAsync(["chown", "-R", $"{UserId}:{GroupId}", folder], null, null, cancellationToken);

    private static UnprivilegedUser Choose()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        var user = users.Find(fields => fields[0] == "postgres") ?? users.Find(fields => fields[0] == "nobody")
            ?? throw new InvalidOperationException(
                "PostgreSQL does not run as root, and there is neither a user 'postgres' nor 'nobody' to run it as.");
        return new UnprivilegedUser(user[2], user[3]);
    }

    private static bool IsOpenToAll(string folder)
    {
        for (var at = new DirectoryInfo(folder).Parent; at is not null; at = at.Parent)
        {
            if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(at.FullName).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MayReadAndSearch() =>
        File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("CapPrm:", StringComparison.Ordinal)) is { } line
        && (ulong.Parse(line.AsSpan("CapPrm:".Length).Trim(), NumberStyles.HexNumber) & (1UL << ReadSearchCapability)) != 0;
}
