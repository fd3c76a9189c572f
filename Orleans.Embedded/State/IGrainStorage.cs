using Orleans.Runtime;

namespace Orleans.Storage
{
    /// <summary>A place where grain states are kept, registered as a keyed service under its name.</summary>
    public interface IGrainStorage
    {
        /// <summary>Fills <paramref name="grainState"/> from the stored record.</summary>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <inheritdoc cref="ReadStateAsync{T}(string, GrainId, IGrainState{T})"/>
        Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ReadStateAsync(stateName, grainId, grainState);

        /// <summary>Stores <paramref name="grainState"/> if its ETag is the stored one, and sets the new ETag.</summary>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <inheritdoc cref="WriteStateAsync{T}(string, GrainId, IGrainState{T})"/>
        Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            WriteStateAsync(stateName, grainId, grainState);

        /// <summary>Empties the record if the ETag is the stored one.</summary>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

        /// <inheritdoc cref="ClearStateAsync{T}(string, GrainId, IGrainState{T})"/>
        Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            ClearStateAsync(stateName, grainId, grainState);
    }

    /// <summary>Turns states into stored bytes and back. Choose one and keep it: the bytes do not say what wrote them.</summary>
    public interface IGrainStorageSerializer
    {
        /// <summary>The bytes to store.</summary>
        BinaryData Serialize<T>(T? input);

        /// <summary>The state that the bytes hold.</summary>
        T? Deserialize<T>(BinaryData input);
    }

    /// <summary>Options of a storage that can have a serialiser of its own.</summary>
    public interface IStorageProviderSerializerOptions
    {
        /// <summary>Null for the one registered as a service.</summary>
        IGrainStorageSerializer GrainStorageSerializer { get; set; }
    }
}

namespace Orleans
{
    /// <summary>A state on its way to or from a storage.</summary>
    public interface IGrainState<T>
    {
        /// <summary>The value.</summary>
        T State { get; set; }

        /// <summary>The version, null when there is no record.</summary>
        string? ETag { get; set; }

        /// <summary>Whether a value is stored.</summary>
        bool RecordExists { get; set; }
    }

    /// <inheritdoc cref="IGrainState{T}"/>
    public sealed class GrainState<T>(T state, string? eTag) : IGrainState<T>
    {
        /// <summary>With the type's default.</summary>
        public GrainState() : this(default!, null) { }

        /// <summary>With a value that is not stored yet.</summary>
        public GrainState(T state) : this(state, null) { }

        /// <inheritdoc/>
        public T State { get; set; } = state;

        /// <inheritdoc/>
        public string? ETag { get; set; } = eTag;

        /// <inheritdoc/>
        public bool RecordExists { get; set; }
    }
}
