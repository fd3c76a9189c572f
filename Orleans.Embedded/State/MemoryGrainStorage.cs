using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in memory, as bytes, so that nothing is shared with the grain. Its content dies with the host.</summary>
internal sealed class MemoryGrainStorage(IGrainStorageSerializer serializer) : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), Record> _records = new();

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var known = _records.TryGetValue((stateName, grainId), out var record);
        (grainState.ETag, grainState.RecordExists) = (record?.ETag, known);
        if (known)
            grainState.State = serializer.Deserialize<T>(record!.Payload)!;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        var written = new Record(serializer.Serialize(grainState.State), Guid.NewGuid().ToString("N"));
        if (grainState.ETag is null ? !_records.TryAdd(key, written) : !Replace(key, grainState.ETag, written))
            return Task.FromException(Conflict(key, grainState.ETag));
        (grainState.ETag, grainState.RecordExists) = (written.ETag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var key = (stateName, grainId);
        if (_records.TryGetValue(key, out var record) && (record.ETag != grainState.ETag || !_records.TryRemove(new(key, record))))
            return Task.FromException(Conflict(key, grainState.ETag));
        (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    private bool Replace((string, GrainId) key, string etag, Record written) =>
        _records.TryGetValue(key, out var record) && record.ETag == etag && _records.TryUpdate(key, written, record);

    private InconsistentStateException Conflict((string State, GrainId Grain) key, string? etag) =>
        new($"The state \"{key.State}\" of {key.Grain} was written by another activation.",
            _records.TryGetValue(key, out var record) ? record.ETag : null, etag);

    private sealed record Record(BinaryData Payload, string ETag);
}
