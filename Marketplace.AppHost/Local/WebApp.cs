using System.Security.Cryptography;
using System.Text;
using Marketplace.AppHost.Processes;

namespace Marketplace.AppHost.Local;

/// <summary>The web app's files, built when what they are made of has changed.</summary>
internal sealed class WebApp(string folder, Action<string> log)
{
    private static readonly string[] _made = ["node_modules", "dist"];
    private readonly string _built = Path.Combine(folder, "dist");

    /// <returns>The folder to serve; null when there is nothing to serve, which is said in the log.</returns>
    /// <exception cref="CommandException">It does not build.</exception>
    public async Task<string?> BuildAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(folder, "package.json")))
        {
            log("there is no web app in this clone; only the API is served");
            return null;
        }

        if (Command.Find("npm") is null)
        {
            var found = File.Exists(Path.Combine(_built, "index.html"));
            log(found ? "npm was not found; serving the web app as it was built before" : "npm was not found; install Node.js to build the web app");
            return found ? _built : null;
        }

        await RunIfChangedAsync(
            ["npm", "ci", "--no-audit", "--no-fund"], "node_modules",
            [Path.Combine(folder, "package.json"), Path.Combine(folder, "package-lock.json")], cancellationToken);
        await RunIfChangedAsync(["npm", "run", "build"], "dist", Sources(), cancellationToken);
        return _built;
    }

    private IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(folder)
            .Where(file => !file.EndsWith(".tsbuildinfo", StringComparison.Ordinal))
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => !_made.Contains(Path.GetFileName(inner), StringComparer.Ordinal))
                .SelectMany(inner => Directory.EnumerateFiles(inner, "*", SearchOption.AllDirectories)));

    /// <summary>Beside what was made lies a hash of what it was made of.</summary>
    private async Task RunIfChangedAsync(string[] line, string made, IEnumerable<string> sources, CancellationToken cancellationToken)
    {
        var stamp = Path.Combine(folder, "node_modules", $".{made}-made-of");
        var hash = await HashAsync(sources, cancellationToken);
        if (Directory.Exists(Path.Combine(folder, made)) && File.Exists(stamp)
            && await File.ReadAllTextAsync(stamp, cancellationToken) == hash)
        {
            return;
        }

        log($"{string.Join(' ', line)} …");
        await Command.RunAsync(line, folder, log, cancellationToken);
        // npm makes no folder for an app without dependencies.
        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        await File.WriteAllTextAsync(stamp, hash, cancellationToken);
    }

    private async Task<string> HashAsync(IEnumerable<string> files, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(File.Exists).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file)));
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(file, cancellationToken)));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
