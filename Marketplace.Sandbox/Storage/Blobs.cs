using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.Storage;

/// <summary>Uploaded files by id: in the state folder, or in memory when there is none.</summary>
internal sealed class Blobs
{
    private readonly ConcurrentDictionary<long, byte[]> memory = new();
    private readonly string? folder;

    public Blobs(IOptions<SandboxOptions> options)
    {
        if (options.Value.State is not { Length: > 0 } state)
            return;
        folder = Path.Combine(state, "blobs");
        Directory.CreateDirectory(folder);
    }

    public async Task PutAsync(long id, byte[] content, CancellationToken cancel)
    {
        if (folder is null)
            memory[id] = content;
        else
            await File.WriteAllBytesAsync(PathOf(folder, id), content, cancel);
    }

    public async Task<byte[]?> FindAsync(long id, CancellationToken cancel)
    {
        if (folder is null)
            return memory.GetValueOrDefault(id);
        var path = PathOf(folder, id);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancel) : null;
    }

    private static string PathOf(string folder, long id) => Path.Combine(folder, $"{id}.bin");
}
