import EvenkeelCommands

EvenkeelProgram.start()
