using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace RcmAnalytics.Transform.Definitions;

/// <summary>Reads yml files. A fault is added to the list and reading goes on, so that all faults are told at once.</summary>
internal static class DefinitionReader
{
    private static readonly IDeserializer Plain = Builder().Build();

    private static readonly IDeserializer WithChecks = Builder().WithTypeConverter(new ColumnCheckConverter()).Build();

    public static T? Read<T>(string path, string shownAs, List<string> faults)
        where T : class
    {
        try
        {
            var definition = WithChecks.Deserialize<T>(File.ReadAllText(path));
            if (definition is null)
            {
                faults.Add($"{shownAs}: the file is empty.");
            }

            return definition;
        }
        catch (YamlException fault)
        {
            faults.Add($"{shownAs}({fault.Start.Line},{fault.Start.Column}): {fault.InnerException?.Message ?? fault.Message}");
            return null;
        }
    }

    private static DeserializerBuilder Builder() =>
        new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .WithTypeMapping<IReadOnlyList<string>, List<string>>()
            .WithTypeMapping<IReadOnlyList<ColumnCheck>, List<ColumnCheck>>()
            .WithTypeMapping<IReadOnlyDictionary<string, ColumnDefinition>, OrderedDictionary<string, ColumnDefinition>>()
            .WithTypeMapping<IReadOnlyDictionary<string, SqlCheck>, OrderedDictionary<string, SqlCheck>>()
            .WithTypeMapping<IReadOnlyDictionary<string, TypedColumn>, OrderedDictionary<string, TypedColumn>>()
            .WithEnforceRequiredMembers()
            .WithEnforceNullability()
            .WithDuplicateKeyChecking();

    private sealed class ColumnCheckConverter : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(ColumnCheck);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
            parser.TryConsume<Scalar>(out var name)
                ? new ColumnCheck { Check = name.Value }
                : Plain.Deserialize<ColumnCheck>(parser);

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
            throw new NotSupportedException("Definitions are read, never written.");
    }
}
