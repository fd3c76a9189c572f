using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Marketplace.Sandbox.S3;

/// <summary>The simulator's buckets and their objects, in memory.</summary>
internal sealed class Buckets(IOptions<SandboxOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Bucket, string Key), StoredObject> _objects = new();

    public bool Has(string bucket) => options.Value.S3.Buckets.Contains(bucket);

    public StoredObject? Find(string bucket, string key) => _objects.GetValueOrDefault((bucket, key));

    public StoredObject Put(string bucket, string key, byte[] content, string? contentType) =>
        _objects[(bucket, key)] = new(content, contentType ?? "binary/octet-stream", clock.GetUtcNow());

    public void Delete(string bucket, string key) => _objects.TryRemove((bucket, key), out _);
}

internal sealed record StoredObject(byte[] Content, string ContentType, DateTimeOffset LastModified)
{
    /// <summary>As S3 makes it for an object that was put in one piece: its MD5.</summary>
#pragma warning disable CA5351 // It is what S3 sends, not a protection.
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(Content))}\"";
#pragma warning restore CA5351
}
