using System.Text;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Storage;

/// <summary>
/// An append-only file of <c>table TAB key TAB json</c> lines; an empty json is a deletion. What was written when
/// <see cref="Begin"/>'s scope ends survives the end of the process. Read and compacted when the program starts.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const int FlushBytes = 1 << 20;

    private readonly Lock gate = new();
    private readonly MemoryStream pending = new();
    private readonly Dictionary<string, Dictionary<string, string>> loaded = [];
    private readonly FileStream? file;
    private int depth;

    public Journal(IOptions<SandboxOptions> options)
    {
        if (options.Value.State is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "journal.tsv");
        if (File.Exists(path))
            Load(path);
        Compact(path);
        file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Opens a change: it excludes every other change and reaches the file as one write when it ends.</summary>
    public Scope Begin()
    {
        gate.Enter();
        depth++;
        return new Scope(this);
    }

    public void Append(string table, string key, ReadOnlySpan<byte> json)
    {
        if (file is null)
            return;
        pending.Write(Encoding.UTF8.GetBytes($"{table}\t{key}\t"));
        pending.Write(json);
        pending.WriteByte((byte)'\n');
        if (pending.Length > FlushBytes)
            Flush();
    }

    /// <summary>Hands over, once, the rows that the file held for a table.</summary>
    public IReadOnlyDictionary<string, string> Take(string table) =>
        loaded.Remove(table, out var rows) ? rows : new Dictionary<string, string>();

    public void Dispose() => file?.Dispose();

    private void Load(string path)
    {
        var text = File.ReadAllText(path);
        // A line without its end is the torn last write of a killed process; nobody was told that it happened.
        foreach (var range in text.AsSpan(0, text.LastIndexOf('\n') + 1).Split('\n'))
        {
            var parts = text[range].Split('\t', 3);
            if (parts.Length < 3)
                continue;
            if (!loaded.TryGetValue(parts[0], out var rows))
                loaded[parts[0]] = rows = [];
            if (parts[2].Length == 0)
                rows.Remove(parts[1]);
            else
                rows[parts[1]] = parts[2];
        }
    }

    private void Compact(string path)
    {
        var fresh = path + ".new";
        using (var writer = new StreamWriter(fresh))
        {
            foreach (var (table, rows) in loaded)
                foreach (var (key, json) in rows)
                    writer.Write($"{table}\t{key}\t{json}\n");
        }
        File.Move(fresh, path, overwrite: true);
    }

    private void Flush()
    {
        file?.Write(pending.GetBuffer().AsSpan(0, (int)pending.Length));
        pending.SetLength(0);
    }

    private void End()
    {
        if (--depth == 0)
            Flush();
        gate.Exit();
    }

    public readonly ref struct Scope(Journal journal)
    {
        public void Dispose() => journal.End();
    }
}
